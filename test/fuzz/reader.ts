/** A resident's browser gone wrong: pages are opened as they should be, and one form on them is sent with one thing broken. */
import type { Shot } from './requests.ts'
import type { Dice } from './samples.ts'

/** What a reader's browser holds. */
export interface Reader {
  readonly cookies: Map<string, string>
  readonly ip: string
  /** Pages this reader may come to. */
  readonly pages: readonly string[]
}

const reportPages = [
  '/report',
  '/report/what',
  '/report/stuck',
  '/report/tell',
  '/report/photos',
  '/report/reach',
  '/report/check',
  '/report/done',
]
const trackPages = [
  '/track',
  '/track/letter',
  '/track/write',
  '/track/rate',
  '/track/papers',
  '/track/now?version=1',
  '/privacy',
]

export const reportReader = (ip: string): Reader => ({ cookies: new Map(), ip, pages: reportPages })
/** `ticket`: what the slip's address ends with; opened first, it shows the case. */
export const trackReader = (ip: string, ticket: string): Reader => ({
  cookies: new Map(),
  ip,
  pages: [`/q/${ticket}`, ...trackPages],
})

/** Opens a page of the reader's, any of them unless it is named. */
export function openShot(reader: Reader, dice: Dice, url = dice.pick(reader.pages)): Shot {
  const lang = dice.pick(['zh', 'en'] as const)
  return { method: 'GET', url, headers: headersOf(reader, lang), lang }
}

/** Sends one of the forms of the page that was just opened, or null when it has none. One in ten is sent as it should be; `sound`: this one. */
export function formShot(
  reader: Reader,
  page: string,
  { lang }: Shot,
  dice: Dice,
  sound = dice.chance(0.1),
): Shot | null {
  const forms = [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inside = '']) => {
    const action = /action="([^"]*)"/.exec(head)?.[1]
    return action && /method="post"/.test(head) ? [{ action, inside, upload: head.includes('multipart') }] : []
  })
  if (forms.length === 0) return null
  const { action, inside, upload } = dice.pick(forms)
  let fields = fieldsOf(inside, dice)
  if (!sound && fields.length > 0) {
    // Mostly what people fill in; the form's own token only now and then, for behind it nothing is reached.
    const open = fields.filter(([name]) => name !== '_form')
    const [name] = dice.pick(open.length > 0 && dice.chance(0.93) ? open : fields)
    const odd = dice.pick(oddValues)
    fields = fields.flatMap(([each, value]): [string, string][] =>
      each !== name
        ? [[each, value]]
        : odd === null
          ? []
          : odd === 'twice'
            ? [
                [each, value],
                [each, value],
              ]
            : [[each, odd]],
    )
    if (dice.chance(0.1)) fields.push([dice.pick(['__proto__', 'constructor', `${name}[]`, '%00', '']), 'x'])
  }
  const headers = headersOf(reader, lang)
  if (upload) {
    const payload = multipart(fields, dice)
    headers['content-type'] = 'multipart/form-data; boundary=cut'
    return { method: 'POST', url: action, headers, lang, payload }
  }
  headers['content-type'] = 'application/x-www-form-urlencoded'
  const payload = fields.map(([name, value]) => `${name}=${value}`).join('&')
  return { method: 'POST', url: action, headers, lang, payload }
}

/** Keeps the cookies of an answer, as a browser does. */
export function keepCookies(
  { cookies }: Reader,
  set: readonly { name: string; value: string; maxAge?: number | undefined }[],
): void {
  for (const { name, value, maxAge } of set)
    if (maxAge === 0 || value === '') cookies.delete(name)
    else cookies.set(name, value)
}

function headersOf({ cookies }: Reader, lang: 'zh' | 'en'): Record<string, string> {
  return {
    accept: 'text/html',
    'accept-language': lang === 'zh' ? 'zh-CN' : 'en-GB',
    'sec-fetch-site': 'same-origin',
    ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
  }
}

/** Names and encoded values of what stands in a form: hidden values as they are, others filled in. */
function fieldsOf(inside: string, dice: Dice): [string, string][] {
  const fields: [string, string][] = []
  for (const [tag, kind] of inside.matchAll(/<(input|textarea|button|select)\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    if (!name || /type="file"/.test(tag)) continue
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''
    const choice = kind === 'button' || /type="(radio|checkbox)"/.test(tag)
    if (choice && dice.chance(0.6)) continue
    const typed = kind === 'textarea' || (/type="(text|tel|search)"/.test(tag) && value === '')
    fields.push([
      name,
      typed ? encodeURIComponent(dice.pick(['说明', '13800138000', 'word', ''])) : encodeURIComponent(value),
    ])
  }
  return fields
}

/** Encoded already; null leaves the field out, `twice` repeats it. */
const oddValues: readonly (string | null)[] = [
  null,
  'twice',
  '',
  '%00',
  'a%00b',
  '%ff%fe',
  '%ED%A0%80',
  '%',
  '%zz',
  '+++',
  '%0d%0aset-cookie:%20a=b',
  '%E2%80%AE%E2%80%8B',
  '%E5%A5%BD'.repeat(6000),
  'x'.repeat(70_000),
  '%F0%B0%BB%9E'.repeat(700),
  '-1',
  '99',
  '1e999',
  'NaN',
  '[object Object]',
  'nonsense',
  "'%20or%201=1--",
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '0199c0de-0000-7000-8000-000000000000',
  '__proto__',
  'constructor',
  '..%2f..%2fetc%2fpasswd',
]

function multipart(fields: readonly (readonly [string, string])[], dice: Dice): Buffer {
  const part = (head: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--cut\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const file = dice.pick([
    Buffer.alloc(0),
    Buffer.alloc(500, 1),
    Buffer.from('%PDF-1.7\n%%EOF'),
    Buffer.from('ffd8ffe0', 'hex'),
  ])
  return Buffer.concat([
    ...fields.map(([name, value]) => part(`name="${name}"`, Buffer.from(value.slice(0, 9000)))),
    ...(dice.chance(0.6) ? [part('name="photos"; filename="a.jpg"', file)] : []),
    ...(dice.chance(0.9) ? [Buffer.from('--cut--\r\n')] : []),
  ])
}
