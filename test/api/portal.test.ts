/** The residents' pages against misuse and mishap: forged forms, guessed codes, link previews, double sending, odd characters, other people's cases. */
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import {
  countCases,
  fillCatalogue,
  newestCase,
  ordinary,
  photo,
  reportedOnline,
  slipCode,
  staffDoes,
  staffOf,
  toReply,
  visitor,
} from '#test/support/portal-world.ts'
import { inOrg } from '#store/staff.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
await fillCatalogue(t)
after(() => t.server.close())

/** What lies in the database of the centre. */
const look = (sql: string, values: readonly unknown[] = []) =>
  inOrg(t.app.store.pool, t.centre.id, (client) => client.query(sql, [...values]))

let address = 10
/** A person at a place of their own, so that one test's slowness is not the next one's. */
const somebody = () => visitor(t, `198.51.100.${(address += 1)}`)
type Visitor = ReturnType<typeof visitor>

async function openCase(caseId: string): Promise<Visitor> {
  const person = somebody()
  const { path } = await slipCode(t, caseId)
  await person.get(path)
  const opened = await person.post('/track/open', { ticket: path.slice(3) })
  assert.equal(opened.location, '/track')
  await person.get('/track')
  return person
}

async function filledReport(statement = '窗口说材料对不上。'): Promise<Visitor> {
  const person = somebody()
  await person.get('/report')
  await person.post('/report')
  await person.get('/report/what')
  await person.post('/report/what', { query: '零星报销', item: 'words', do: 'next' })
  await person.post('/report/stuck', { causes: ['system-fault', 'remit-unclear'], do: 'next' })
  await person.post('/report/tell', { statement, wish: '', do: 'next' })
  await person.post('/report/photos', { do: 'next' })
  const last = await person.post('/report/reach', { who: 'self', phone: '021-62345678', name: '钱多多', do: 'next' })
  assert.equal(last.location, '/report/check')
  return person
}

test('forms are taken only from our own pages and this reader: no token, another’s token, a foreign site, all refused; nothing happens', async () => {
  const { id } = await reportedOnline(t)
  const person = await openCase(id)
  const other = somebody()
  await other.get('/report')
  const before = (await newestCase(t)).version
  const refused = [
    await person.post('/track/write', { _form: '', text: 'x' }),
    await person.post('/track/write', { _form: other.token, text: 'x' }),
    await person.post('/track/write', { text: 'x' }, { 'sec-fetch-site': 'cross-site' }),
    await person.post('/track/write', { text: 'x' }, { 'sec-fetch-site': 'same-site' }),
    await person.post('/track/write', { text: 'x' }, { 'sec-fetch-site': undefined, origin: 'https://evil.example' }),
    await person.post('/report', { _form: '' }),
  ]
  assert.deepEqual(
    refused.map(({ status }) => status),
    [403, 403, 403, 403, 403, 403],
  )
  assert.match(refused[0]!.text, /这一页放得太久了/)
  assert.equal((await newestCase(t)).version, before)
  assert.equal((await person.post('/track/write', { text: '可以' })).location, '/track?did=write')
})

test('cookies cannot be read by scripts or sent from other sites; personal pages are kept nowhere; no personal data in any address', async () => {
  const { id } = await reportedOnline(t)
  const person = somebody()
  const { path } = await slipCode(t, id)
  await person.get(path)
  const opened = await person.post('/track/open', { ticket: path.slice(3) })
  const cookie = [opened.headers['set-cookie']].flat().find((each) => each?.startsWith('bancheng-case='))!
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Strict/)
  const page = await person.get('/track')
  assert.equal(page.headers['cache-control'], 'no-store')
  assert.equal(page.headers['referrer-policy'], 'no-referrer')
  for (const [, link] of page.text.matchAll(/(?:href|action)="([^"]+)"/g))
    assert.doesNotMatch(link!, /CS-|1380|欧阳|医疗/)
})

test('with https the cookies are bound to this host', async (context) => {
  const secure = await testApp(context, { server: { more: [registerPortal] }, publicUrl: 'https://banbucheng.example' })
  const answer = await visitor(secure).get('/report')
  const cookie = String([answer.headers['set-cookie']].flat()[0])
  assert.match(cookie, /^__Host-bancheng-form=/)
  assert.match(cookie, /Secure/)
})

test('a link preview opens nothing: GET and HEAD again and again, no session, nothing personal, and the button still works', async () => {
  const { id, number } = await reportedOnline(t)
  const { path } = await slipCode(t, id)
  const robot = somebody()
  for (let times = 0; times < 20; times += 1) {
    const got = await robot.get(path, { 'user-agent': 'WeChat-Preview/1.0' }, times % 2 ? 'HEAD' : 'GET')
    assert.equal(got.status, 200)
    assert.doesNotMatch(got.text, new RegExp(`${number}|医疗|欧阳`))
  }
  assert.equal(robot.cookies.has('bancheng-case'), false)
  assert.equal((await robot.get('/track')).text.includes(number), false)
  assert.match((await (await openCase(id)).get('/track')).text, new RegExp(number))
})

test('unknown, mistyped and wrong codes are one answer', async () => {
  const { id } = await reportedOnline(t)
  const { typed } = await slipCode(t, id)
  const flip = (at: number): string => typed.slice(0, at) + (typed[at] === '7' ? '8' : '7') + typed.slice(at + 1)
  const pages = []
  for (const code of [flip(0), flip(9), flip(typed.length - 1), 'ZZZZZ-ZZZZZ-ZZZZZ', 'x', '']) {
    const person = somebody()
    await person.get('/track')
    const answer = await person.post('/track/open', { code })
    assert.equal(answer.status, 404)
    // Only what was typed and the form's own token differ.
    pages.push(answer.text.replace(/name="_form" value="[^"]+"/, '').replace(/name="code"[^>]*>/, ''))
  }
  assert.equal(new Set(pages).size, 1)
  const person = somebody()
  await person.get('/track')
  assert.equal(
    (await person.post('/track/open', { code: ` ${typed.toLowerCase().replaceAll('-', '')} ` })).location,
    '/track',
  )
})

test('the number of a case written where its code belongs is told apart by its form, whether or not there is such a case', async () => {
  const { number } = await reportedOnline(t)
  const pages = []
  for (const code of [number, 'CS-2026-999999', 'ｈｑ 2026 000001']) {
    const person = somebody()
    await person.get('/track')
    const answer = await person.post('/track/open', { code })
    assert.equal(answer.status, 404)
    assert.match(answer.text, /像是编号/)
    pages.push(answer.text.replace(/name="_form" value="[^"]+"/, '').replace(/name="code"[^>]*>/, ''))
  }
  assert.equal(new Set(pages).size, 1)
})

test('of many files the first six are taken, one that is too large is named, and nothing else of the form is lost', async () => {
  const { id } = await reportedOnline(t)
  const person = await openCase(id)
  const picture = await photo()
  const many = Array.from({ length: 9 }, (_, at) => ({ name: `单据${at + 1}.jpg`, type: 'image/jpeg', bytes: picture }))
  await person.get('/track/papers')
  const first = await person.upload('/track/papers', 'papers', many, { _key: crypto.randomUUID() })
  assert.equal(first.status, 422)
  assert.match(first.text, /已收下 6 份/)
  assert.match(first.text, /多的 3 个没有收/)
  const large = { name: '大图.jpg', type: 'image/jpeg', bytes: Buffer.alloc(21 * 1024 * 1024, 1) }
  const second = await person.upload('/track/papers', 'papers', [large, many[8]!], { _key: crypto.randomUUID() })
  assert.equal(second.status, 422)
  assert.match(second.text, /“大图.jpg”没有收下：文件超过 20 MB/)
  assert.match(second.text, /已收下 1 份/)
  assert.deepEqual(
    (await newestCase(t)).papers.map(({ label }) => label),
    [...many.slice(0, 6), many[8]!].map(({ name }) => name),
  )
})

test('no dead ends: pages that answer a form lead back to a page that is there, in every language', async () => {
  const { id } = await reportedOnline(t)
  const person = await openCase(id)
  const answers = [
    await person.post('/track/open', { code: 'x' }),
    await person.post('/track/solved', { _form: '', solved: 'yes' }),
    await person.post('/track/read', { _form: '' }),
    await person.post('/track/provide', { _form: '' }),
    await person.post('/track/write', { text: '' }),
    await person.post('/track/leave', { _form: '' }),
    await person.post('/track/leave'),
  ]
  for (const answer of answers)
    for (const [, path = ''] of answer.text.matchAll(/href="(\/[^"#]*)"/g)) {
      if (path.startsWith('/portal/')) continue
      const followed = await person.get(path)
      const there = followed.location ? await person.get(followed.location) : followed
      assert.notEqual(there.status, 404, path)
    }
})

test('nothing that was written is lost: a session or a draft that is gone gives the words back, a rating keeps its ticks', async () => {
  const state = await reportedOnline(t)
  const person = await openCase(state.id)
  await person.get('/track/write')
  t.clock.advance({ hours: 3 })
  const late = await person.post('/track/write', { text: '钱还没到账。\n<b>请看看</b>' })
  assert.equal(late.status, 401)
  assert.match(late.text, /您刚才写的在这里/)
  assert.match(late.text, /钱还没到账。\n&#60;b&#62;请看看/)
  const writing = await filledReport()
  await writing.get('/report/tell')
  t.clock.advance({ hours: 25 })
  const gone = await writing.post('/report/tell', { statement: '我跑了三趟。', do: 'next' })
  assert.equal(gone.status, 404)
  assert.match(gone.text, /<textarea[^>]*readonly>\n我跑了三趟。<\/textarea>/)

  const rated = await reportedOnline(t)
  const worker = staffOf(t, rated.owner)
  await staffDoes(t, worker, rated.id, { type: 'accept', classification: ordinary }, ...toReply, {
    type: 'recordDelivery',
    channel: 'phone',
    reached: true,
    proof: '电话里讲清了',
  })
  const rater = await openCase(rated.id)
  await rater.get('/track/rate')
  const again = await rater.post('/track/rate', { reasons: ['kind'], words: '谢谢' })
  assert.equal(again.status, 422)
  assert.match(again.text, /value="kind" checked/)
  assert.match(again.text, /谢谢<\/textarea>/)
})

test('a page that is put away keeps what was typed without answering the question', async () => {
  const person = await filledReport('第一句。')
  await person.get('/report/tell')
  const kept = await person.post('/report/tell', { statement: '第一句。第二句', wish: '快一点', do: 'keep' })
  assert.equal(kept.status, 204)
  assert.match((await person.get('/report/tell')).text, /第一句。第二句<\/textarea>/)
  assert.equal((await person.post('/report/tell', { _form: '', statement: 'x', do: 'keep' })).status, 403)
  const fresh = somebody()
  await fresh.get('/report')
  await fresh.post('/report')
  await fresh.get('/report/what')
  assert.equal((await fresh.post('/report/what', { query: '报销', do: 'keep' })).status, 204)
  assert.equal((await fresh.get('/report/check')).location, '/report/what', 'typed is not answered')
})

test('a slip whose QR code no longer opens anything says so, and not that a code was mistyped', async () => {
  const person = somebody()
  await person.get('/q/alt')
  const answer = await person.post('/track/open', { ticket: 'alt' })
  assert.equal(answer.status, 404)
  assert.match(answer.text, /这个二维码已经打不开了/)
})

test('guessing is slowed: of 400 tries from 8 networks at one code nearly all are turned away unlooked, none hits', async () => {
  const { id } = await reportedOnline(t)
  const { typed } = await slipCode(t, id)
  const networks = Array.from({ length: 8 }, somebody)
  for (const each of networks) await each.get('/track')
  const seen = new Map<number, number>()
  for (let guess = 0; guess < 400; guess += 1) {
    const code = typed.slice(0, 7) + String(10_000_000 + guess).slice(1, 4) + '-' + String(10_000 + guess)
    const { status } = await networks[guess % 8]!.post('/track/open', { code })
    seen.set(status, (seen.get(status) ?? 0) + 1)
  }
  assert.deepEqual(
    [...seen.keys()].toSorted((a, b) => a - b),
    [404, 429],
  )
  assert.ok(seen.get(404)! <= 20, `${seen.get(404)} guesses were looked at`)
  // The slip itself is not locked out by somebody else's guesses.
  await openCase(id)
})

test('ten presses at once, with a lost answer and Back, are one case; answers and pictures are gone from the draft', async () => {
  const person = await filledReport()
  await person.get('/report/photos')
  const sent = await person.upload('/report/photos', 'photos', [
    { name: '小票.jpg', type: 'image/jpeg', bytes: await photo() },
  ])
  assert.equal(sent.location, '/report/photos')
  await person.post('/report/photos', { do: 'next' })
  const before = await countCases(t)
  await person.get('/report/check')
  const answers = await Promise.all(Array.from({ length: 10 }, () => person.post('/report/check')))
  assert.deepEqual([...new Set(answers.map(({ location }) => location))], ['/report/done'])
  assert.equal(await countCases(t), before + 1)
  // The answer was lost: the same cookie leads to the same confirmation.
  person.cookies.delete('bancheng-case')
  assert.equal((await person.post('/report/check')).location, '/report/done')
  assert.equal((await person.get('/report/what')).location, '/report/done')
  const page = await person.get('/report/done')
  const state = await newestCase(t)
  assert.match(page.text, new RegExp(state.number))
  assert.equal(state.papers.length, 1)
  assert.equal(await countCases(t), before + 1)
  const left = await look('select body from report_draft where case_id = $1', [state.id])
  assert.deepEqual(left.rows, [{ body: null }])
  assert.equal((await look('select from report_photo')).rowCount, 0)
})

test('what is being written lies sealed on the server and is gone a day later; nobody else’s cookie opens it', async () => {
  const person = await filledReport('金丝雀一二三')
  await person.get('/report/photos')
  await person.upload('/report/photos', 'photos', [{ name: '金丝雀.jpg', type: 'image/jpeg', bytes: await photo() }])
  const page = await person.get('/report/photos')
  const picture = /\/report\/photos\/[0-9a-f-]{36}/.exec(page.text)![0]
  const bytes = await person.get(picture)
  assert.equal(bytes.status, 200)
  assert.doesNotMatch(bytes.text, /secret-place/)
  const other = somebody()
  await other.get('/report')
  await other.post('/report')
  assert.equal((await other.get(picture)).status, 404)
  const rows = await look('select body from report_draft where body is not null')
  assert.ok(rows.rows.length > 0)
  for (const { body } of rows.rows as { body: Buffer }[])
    assert.equal(body.includes('金丝雀') || body.includes('62345678'), false)
  t.clock.advance({ hours: 25 })
  assert.equal((await person.get('/report/tell')).status, 404)
  await other.get('/report')
  await other.post('/report')
  assert.equal((await look('select from report_photo')).rowCount, 0)
})

test('what people type is shown as text, whatever it is, and never ends in an error', async () => {
  const nasty = '<script>alert(1)</script>"\'=&\u0000\ud800 𰻝 \u202e 1\r\n2'
  const person = await filledReport(nasty)
  await person.post('/report/what', { query: nasty, item: nasty, category: nasty, do: 'search' })
  await person.post('/report/what', { query: nasty, item: 'words', do: 'next' })
  await person.post('/report/reach', {
    who: nasty,
    phone: '13800138000',
    name: nasty.slice(0, 40),
    relation: nasty,
    note: nasty,
    do: 'next',
  })
  const check = await person.get('/report/check')
  assert.equal(check.status, 200)
  assert.doesNotMatch(check.text, /<script>alert/)
  assert.equal((await person.post('/report/check')).location, '/report/done')
  assert.doesNotMatch((await person.get('/track')).text, /<script>alert/)
  const statuses = [
    await person.post('/track/write', { text: nasty, _key: nasty }),
    await person.post('/track/open', { code: nasty }),
    await person.post('/track/open', { ticket: nasty }),
    await person.post('/track/provide', { request: nasty }),
    await person.post('/track/rate', { stars: '5', reasons: [nasty, nasty], words: nasty }),
    await person.post('/track/again', { text: nasty.repeat(200) }),
    await person.get(`/q/${encodeURIComponent(nasty.toWellFormed())}`),
    await person.get(`/track/papers/${encodeURIComponent(nasty.toWellFormed())}`),
    await person.get('/track/now?version=%00'),
    await person.get('/?lang=xx&size=%00'),
    await person.post('/report/tell', { statement: ['a', 'b'] }),
    await person.get('/%'),
  ].map(({ status }) => status)
  assert.ok(
    statuses.every((status) => status < 500),
    statuses.join(' '),
  )
})

test('one case’s session never reaches another case; two idle hours end it, and looking for news does not keep it alive', async () => {
  const first = await reportedOnline(t)
  const second = await reportedOnline(t)
  const owner = await openCase(second.id)
  await owner.upload('/track/papers', 'papers', [{ name: '单子.jpg', type: 'image/jpeg', bytes: await photo() }], {
    _key: crypto.randomUUID(),
  })
  const paper = /\/track\/papers\/[0-9a-f-]{36}/.exec((await owner.get('/track')).text)![0]
  assert.equal((await owner.get(paper)).status, 200)
  const stranger = await openCase(first.id)
  assert.equal((await stranger.get(paper)).status, 404)
  for (let minutes = 0; minutes < 130; minutes += 10) {
    t.clock.advance({ minutes: 10 })
    await stranger.get('/track/now?version=1')
  }
  assert.equal((await stranger.get('/track/now?version=1')).status, 401)
  assert.match((await stranger.get('/track')).text, /查询码/)
  assert.equal((await stranger.get('/track/letter')).status, 401)
})

test('the answer that was read is the one recorded; the same press twice is one act; a third rating is refused', async () => {
  const state = await reportedOnline(t)
  const worker = staffOf(t, state.owner)
  await staffDoes(t, worker, state.id, { type: 'accept', classification: ordinary }, ...toReply)
  const person = await openCase(state.id)
  const letter = await person.get('/track/letter')
  const reply = /name="reply" value="([^"]+)"/.exec(letter.text)![1]!
  const key = /name="_key" value="([^"]+)"/.exec(letter.text)![1]!
  // A better answer is written while the first one is being read.
  await staffDoes(t, worker, state.id, {
    ...toReply[1]!,
    explanation: '更正：报销已经受理，三天内到账，请留意短信。',
  } as never)
  assert.equal((await person.post('/track/read', { reply, _key: key })).location, '/track/letter')
  assert.equal((await newestCase(t)).answered, null)
  const fresh = await person.get('/track/letter')
  assert.match(fresh.text, /三天内到账/)
  const again = {
    reply: /name="reply" value="([^"]+)"/.exec(fresh.text)![1]!,
    _key: /name="_key" value="([^"]+)"/.exec(fresh.text)![1]!,
  }
  assert.equal((await person.post('/track/read', again)).location, '/track?did=read')
  assert.equal((await person.post('/track/read', again)).location, '/track?did=read')
  assert.equal((await newestCase(t)).replies.at(-1)?.attempts.length, 1)

  for (const stars of ['2', '4'])
    assert.equal((await person.post('/track/rate', { stars, _key: crypto.randomUUID() })).location, '/track?did=rated')
  const third = await person.post('/track/rate', { stars: '5', _key: crypto.randomUUID() })
  assert.equal(third.status, 409)
  const rated = await newestCase(t)
  assert.deepEqual([rated.firstRating?.stars, rated.rating?.stars], [2, 4])
})

test('the public figures hide what is about fewer than five, also on the wall', async (context) => {
  const small = await testApp(context, { server: { more: [registerPortal] }, now: '2026-02-10T01:00:00.000Z' })
  const one = await reportedOnline(small)
  await staffDoes(small, staffOf(small, one.owner), one.id, { type: 'accept', classification: ordinary }, ...toReply, {
    type: 'recordDelivery',
    channel: 'phone',
    reached: true,
    proof: '电话里讲清了',
  })
  for (let more = 0; more < 5; more += 1) await reportedOnline(small)
  small.clock.set('2026-03-03T01:00:00.000Z')
  const home = (await visitor(small).get('/')).text
  assert.match(home, /<b>6<\/b><span>件新来的事/)
  assert.match(home, /不单列<\/b><span>件给了答复/)
  assert.doesNotMatch(home, /（共 1 件）/)
  assert.match((await visitor(small).get('/wall')).text, /不单列<\/b><span>件上月答复/)
})

test('choosing a language leads back to our own page, never to another host', async () => {
  const person = somebody()
  assert.equal((await person.get('/report?lang=en')).location, '/report')
  for (const path of ['//evil.example/?lang=en', '/%5cevil.example/?lang=en', '///evil.example?size=elder']) {
    const answer = await person.get(path)
    assert.ok(answer.location === '' || /^\/(?![/\\])/.test(answer.location), `${path} → ${answer.location}`)
  }
})

test('a mistyped address is told in words to a person and as a problem to a program', async () => {
  const person = somebody()
  const page = await person.get('/nichts')
  assert.equal(page.status, 404)
  assert.match(page.text, /没有这一页/)
  assert.match(String((await person.get('/api/nichts')).headers['content-type']), /problem\+json/)
  assert.match(
    String((await person.get('/nichts', { accept: 'application/json' })).headers['content-type']),
    /problem\+json/,
  )
})

test('an upload that breaks off half-way is told and may be sent again; nothing of it is taken for a fault of ours', async () => {
  const { id } = await reportedOnline(t)
  const person = await openCase(id)
  await person.get('/track/papers')
  const part = (head: string, content: string) =>
    `--cut\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
  const token = part('name="_form"', person.token)
  const file = part('name="photos"; filename="a.jpg"', 'half of a pict')
  for (const payload of [token, token + file, (token + file).slice(0, -20), '--cut', '']) {
    const answer = await t.server.inject({
      method: 'POST',
      url: '/track/papers',
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'content-type': 'multipart/form-data; boundary=cut',
      },
      payload,
    })
    // Where its token did not get through either, it cannot be told from a forged one.
    assert.equal(answer.statusCode, payload.includes('photos') ? 422 : 403, answer.payload)
    if (answer.statusCode === 422) assert.match(answer.payload, /传到一半断了/)
  }
  const again = await person.upload('/track/papers', 'photos', [
    { name: 'a.jpg', type: 'image/jpeg', bytes: await photo() },
  ])
  assert.equal(again.location, '/track?did=papers')
})
