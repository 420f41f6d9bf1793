/** One meeting as a calendar file (RFC 5545), for whatever calendar people use. Pure. */
import type { Instant } from '#core/clock/date.ts'

export interface Meeting {
  /** Stays the same when the file is fetched again, so that a calendar changes its entry and does not add another. */
  readonly uid: string
  /** When the file was made. */
  readonly made: Instant
  readonly start: Instant
  readonly minutes: number
  readonly title: string
  readonly place: string
  readonly text: string
  readonly cancelled: boolean
}

/** Times stand in UTC: right wherever the calendar thinks it is, and China has no summer time to explain. */
export function calendarFile({ uid, made, start, minutes, title, place, text, cancelled }: Meeting): string {
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bancheng//Duties//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(made)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** '20260303T010000Z' */
const utc = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** §3.3.11: backslash, semicolon, comma and line break are written out; other control characters have no place in a text. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')

const octets = 75
const sizeOf = (letter: string): number => new TextEncoder().encode(letter).length

/** §3.1: no line longer than 75 octets, broken between letters and never within one; what follows begins with a blank. */
function folded(line: string): string {
  let out = ''
  let size = 0
  for (const letter of line) {
    const more = sizeOf(letter)
    if (size + more > octets) {
      out += '\r\n '
      size = 1
    }
    out += letter
    size += more
  }
  return out
}
