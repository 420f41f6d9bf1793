import assert from 'node:assert/strict'
import test from 'node:test'
import { instant } from '#core/clock/date.ts'
import { calendarFile, type Meeting } from './calendar-file.ts'

const meeting: Meeting = {
  uid: 'a-1@bancheng',
  made: instant('2026-03-02T08:05:09.123Z'),
  start: instant('2026-03-03T16:30:00.000Z'),
  minutes: 90,
  title: '会商 CS-1',
  place: '二楼会议室',
  text: '',
  cancelled: false,
}

/** As a calendar reads it: unfolded first. */
const read = (file: string) =>
  new Map(
    file
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )

test('times stand in UTC and run over midnight; every line ends with CRLF', () => {
  const file = calendarFile(meeting)
  const lines = read(file)
  assert.equal(lines.get('DTSTAMP'), '20260302T080509Z')
  assert.equal(lines.get('DTSTART'), '20260303T163000Z')
  assert.equal(lines.get('DTEND'), '20260303T180000Z')
  assert.equal(lines.get('STATUS'), 'CONFIRMED')
  assert.equal(lines.has('DESCRIPTION'), false)
  assert.ok(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n'))
  assert.equal(file.replaceAll('\r\n', '').includes('\n'), false)
})

test('what has a meaning in the format is written out; nobody adds a line of their own', () => {
  const lines = read(
    calendarFile({ ...meeting, place: '3 楼; 东, A\\B', text: '第一行\r\n第二行\rEND:VEVENT\nX:1\u0007' }),
  )
  assert.equal(lines.get('LOCATION'), '3 楼\\; 东\\, A\\\\B')
  assert.equal(lines.get('DESCRIPTION'), '第一行\\n第二行\\nEND:VEVENT\\nX:1 ')
  assert.equal(lines.has('X'), false)
})

test('no line is longer than 75 octets and none is broken within a letter', () => {
  const title = `${'办'.repeat(40)}😀${'a'.repeat(200)}𠮷`
  const file = calendarFile({ ...meeting, title })
  const lines = file.split('\r\n')
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)}: ${line}`)
  assert.ok(lines.length > 15)
  assert.equal(file.includes('\ufffd'), false)
  assert.ok(lines.every((line) => line.isWellFormed()))
  assert.equal(read(file).get('SUMMARY'), title)
})

test('a cancelled meeting takes itself out of the calendar, under the same name', () => {
  const lines = read(calendarFile({ ...meeting, cancelled: true }))
  assert.deepEqual(
    [lines.get('METHOD'), lines.get('STATUS'), lines.get('UID')],
    ['CANCEL', 'CANCELLED', 'a-1@bancheng'],
  )
})
