import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseFile } from '#contract/cases.ts'
import { commandOf, emptyValues, materialsOf, materialsText } from './values.ts'

const file = {
  title: '外地刷卡被拒',
  wish: '',
  item: null,
  classification: null,
  judgements: [],
  referrals: [],
  blocker: { causes: ['earlier-procedure-not-undone'] },
} as unknown as CaseFile

test('papers asked for survive being kept as text', () => {
  const rows = [
    { name: '费用清单', why: '和发票对不上', where: '就诊医院收费处' },
    { name: '身份证', why: '', where: '' },
  ]
  assert.deepEqual(materialsOf(materialsText(rows)), rows)
  assert.deepEqual(materialsOf(''), [])
  assert.deepEqual(
    commandOf(
      'askForMaterials',
      { materials: materialsText([...rows, { name: ' ', why: '', where: '' }]), until: '2026-11-30' },
      file,
    ),
    {
      type: 'askForMaterials',
      materials: rows,
      until: '2026-11-30',
    },
  )
})

test('a call that was not picked up answers nothing, whatever was ticked before', () => {
  const values = { connected: 'no', truthful: 'yes', contacted: 'yes', solved: 'yes', note: '三次没人接' }
  assert.deepEqual(commandOf('recordFollowUp', values, file), {
    type: 'recordFollowUp',
    connected: false,
    truthful: null,
    contacted: null,
    solved: null,
    note: '三次没人接',
  })
})

test('an amendment names only what was changed', () => {
  const values = { ...emptyValues('amend', file), wish: '恢复刷卡' }
  assert.deepEqual(commandOf('amend', values, file), { type: 'amend', wish: '恢复刷卡' })
  const named = commandOf('amend', { ...values, wish: '', personName: '买买提·吐尔逊' }, file)
  assert.deepEqual(named, {
    type: 'amend',
    person: { kind: 'individual', name: '买买提·吐尔逊', idNumber: '', phone: '', note: '' },
  })
})

test('sorting starts with what the person was stopped by, and a right body counts only outside of the remit', () => {
  const values = emptyValues('accept', file)
  assert.equal(values['causes'], 'earlier-procedure-not-undone')
  const command = commandOf('accept', { ...values, rightBody: '区医保中心' }, file)
  assert.equal(command.type === 'accept' && command.classification.rightBody, '')
})

test('after a signed “no” the reply starts as explained, with its basis and its way out', () => {
  const judgement = { verdict: 'cannot', basis: '某办法第五条', alternative: '可以走线上' }
  const values = emptyValues('reply', { ...file, judgements: [judgement] } as unknown as CaseFile)
  assert.deepEqual(
    [values['outcome'], values['basis'], values['alternatives']],
    ['explained', '某办法第五条', '可以走线上'],
  )
  assert.equal(emptyValues('reply', file)['outcome'], 'done')
})
