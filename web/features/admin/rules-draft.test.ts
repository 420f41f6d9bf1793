import test from 'node:test'
import assert from 'node:assert/strict'
import type { Settings } from '#contract/settings.ts'
import { draftOf, settingOf } from './rules-draft.ts'

const office = [
  { from: '08:30', to: '11:30' },
  { from: '13:00', to: '16:30' },
]
const days = { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] }
const settings = {
  organisation: '测试区',
  limits: {
    from: 'own',
    organisation: '测试区',
    value: {
      contact: { unit: 'sameDay' },
      byClass: {
        simple: { unit: 'atOnce' },
        ordinary: { unit: 'workingHours', n: 4 },
        general: { unit: 'workingDays', n: 5 },
        complex: { unit: 'workingDays', n: 10 },
      },
      referral: { unit: 'workingDays', n: 3 },
      maxExtensionDays: 7,
      maxPauseDays: 10,
      silenceDays: 3,
      confirmDays: 5,
    },
  },
  opening: {
    from: 'above',
    organisation: '测试市',
    value: { hours: days, holidayHours: [], makeUpHours: office, officeHours: office },
  },
  place: {
    from: 'own',
    organisation: '测试区',
    value: { room: '一楼', address: '示例路', addressEn: '', phone: '021' },
  },
  versions: [],
} as unknown as Settings

test('what is shown and not touched is what was in force', () => {
  for (const subject of ['limits', 'opening', 'place'] as const)
    assert.deepEqual(settingOf(subject, draftOf(subject, settings)), { subject, value: settings[subject].value })
})

test('days, hours, the same day and at once as people type them, also in full width', () => {
  const draft = { ...draftOf('limits', settings), simple: '０', ordinary: '当天', general: '2.5h', complex: '１２' }
  const made = settingOf('limits', draft)
  assert.ok('subject' in made && made.subject === 'limits')
  assert.deepEqual(made.value!.byClass, {
    simple: { unit: 'atOnce' },
    ordinary: { unit: 'sameDay' },
    general: { unit: 'workingHours', n: 2.5 },
    complex: { unit: 'workingDays', n: 12 },
  })
})

test('what cannot be read is named, all of it', () => {
  assert.deepEqual(settingOf('limits', { ...draftOf('limits', settings), simple: '快', silenceDays: '0' }), [
    'simple',
    'silenceDays',
  ])
  const opening = draftOf('opening', settings)
  assert.deepEqual(settingOf('opening', { ...opening, 1: '16:30-08:30', 2: '25:00-26:00', officeHours: '' }), [
    '1',
    '2',
    'officeHours',
  ])
  const made = settingOf('opening', { ...opening, 6: '8:30至11:30，13:00~15:00' })
  assert.ok('subject' in made && made.subject === 'opening')
  assert.deepEqual(made.value!.hours[6], [
    { from: '08:30', to: '11:30' },
    { from: '13:00', to: '15:00' },
  ])
})
