/**
 * Role × action × organisation, every cell tried against the API: one case that asked everybody around it, and everybody trying everything.
 * 200 done or shown · 403 not with this post, or not this person · 404 not there, as far as this organisation is concerned.
 */
import assert from 'node:assert/strict'
import test from 'node:test'
import sharp from 'sharp'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { orgQuery } from '#store/org-query.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { sortedCase } from '#test/support/commands.ts'
import { networkOf } from '#test/support/network.ts'
import { uploadForm } from '#test/support/upload.ts'

const t = await testApp(undefined, { orgs: 2 })
const network = await networkOf(t)
const { worker, worker2, director, clerk, admin } = t.staff
const sister = t.centres[1]!.staff
const [asked1, asked2, asked3] = network.advisers.map(({ staff }) => staff)

/** Everybody, by post and organisation. */
const people = {
  handler: worker,
  colleague: worker2,
  director,
  clerk,
  administrator: admin,
  'officer that was asked': network.insurance.officer,
  'officer that was invited': network.labour.officer,
  'officer of another body': network.health.officer,
  'district officer': network.district.officer,
  'district administrator': network.districtAdmin,
  'other district': network.otherDistrict.officer,
  city: network.city.officer,
  'adviser that was asked': asked1!,
  'adviser beside': asked2!,
  'adviser not asked': network.advisers[3]!.staff,
  'sister caseworker': sister.worker,
  'sister director': sister.director,
} satisfies Record<string, TestStaff>
type Who = keyof typeof people

const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
  .png()
  .toBuffer()

const one = await sortedCase(t)
const upload = await (await t.as(worker)).post('/api/papers', ...uploadForm(picture, 'a.png'))
assert.equal(upload.status, 201, upload.text)
const paperId = upload.body.id as string
await one.does(worker, { type: 'addPaper', paperId })
const hidden = await (await t.as(worker)).post('/api/papers', ...uploadForm(picture, 'b.png', '没有放开的'))
await one.does(worker, { type: 'addPaper', paperId: hidden.body.id })
await one.does(worker, {
  type: 'refer',
  kind: 'cooperate',
  body: '区医保局',
  contact: '',
  question: '能否先受理？',
  workingDays: 1,
  paperIds: [paperId],
})
await one.does(worker, { type: 'callConference', reason: '说法不一' })
await one.does(director, {
  type: 'planConference',
  conferenceId: 'c1',
  when: '2026-03-20T02:00:00.000Z',
  lasts: 60,
  place: '二楼',
  invited: [{ body: '区人社局', contact: '' }],
  staff: [],
  paperIds: [],
})
await one.does(worker, {
  type: 'convenePanel',
  question: '能不能先受理？',
  file: '一位居民的证明开不出来。',
  paperIds: [],
  until: '2026-03-20',
  adviserIds: network.advisers.slice(0, 3).map(({ id }) => id),
})
await one.does(worker, {
  type: 'askFiling',
  beyond: '先受理',
  clause: '第八条',
  why: '补不出来',
  limits: '仅此一件',
  risk: '追回',
  expires: '2026-12-31',
  level: 'district',
})
// The body that was asked stays silent: the district above it hears of it.
t.clock.set('2026-03-09T01:00:00.000Z')
await sweepCases(t.app)

/** The id of the duty as its own organisation sees it. */
async function dutyId(orgId: string, kind: string, staffId: string | null = null): Promise<string> {
  const [row] = await orgQuery<{ id: string }>(t.app.store.pool, orgId, {
    text: 'select id from duty where to_org = $1 and kind = $2 and ($3::text is null or staff_id = $3)',
    values: [orgId, kind, staffId],
  })
  assert.ok(row, `no ${kind}`)
  return row.id
}
const ids = {
  referral: await dutyId(network.insurance.id, 'referral'),
  overdue: await dutyId(network.district.id, 'overdue'),
  invitation: await dutyId(network.labour.id, 'invitation'),
  opinion: await dutyId(asked1!.orgId, 'opinion', asked1!.id),
  otherOpinion: await dutyId(asked3!.orgId, 'opinion', asked3!.id),
  filing: await dutyId(network.district.id, 'filing'),
}
const version = ((await one.file(worker)) as { version: number }).version

type Try = readonly [method: 'GET' | 'POST', url: string, body?: object]
const command = (body: object): Try => [
  'POST',
  `/api/cases/${one.id}/commands`,
  { expectedVersion: version, command: body },
]
const duty = (id: string, body: object): Try => ['POST', `/api/duties/${id}/commands`, body]

/** What is tried. Those that would change something are wrong in their words, so that every cell is tried on the same case: 422 is "may". */
const actions = {
  'read the case': ['GET', `/api/cases/${one.id}`],
  'write a note': command({ type: 'note', text: ' ', audience: 'staff' }),
  'withdraw the referral': command({ type: 'withdrawReferral', referralId: 'r1', reason: ' ' }),
  'decide the exception at the centre': command({ type: 'decideFiling', filingId: 'x1', granted: true, note: '' }),
  'see who looked': ['GET', `/api/cases/${one.id}/access`],
  'read the write-up': ['GET', `/api/cases/${one.id}/write-up`],
  'look for precedents': ['GET', `/api/cases/${one.id}/precedents`],
  'read the referral': ['GET', `/api/duties/${ids.referral}`],
  'open the paper laid open': ['GET', `/api/duties/${ids.referral}/papers/${paperId}`],
  'open a paper not laid open': ['GET', `/api/duties/${ids.referral}/papers/${hidden.body.id}`],
  'answer the referral': duty(ids.referral, { type: 'recordAnswer', can: 'yes', text: ' ', basis: '' }),
  'return the referral': duty(ids.referral, { type: 'recordReturn', rightBody: '', ground: '' }),
  'read the silence': ['GET', `/api/duties/${ids.overdue}`],
  'read the invitation': ['GET', `/api/duties/${ids.invitation}`],
  'decline the invitation': duty(ids.invitation, { type: 'answerInvitation', coming: false, note: '' }),
  'read the opinion asked for': ['GET', `/api/duties/${ids.opinion}`],
  'give the opinion': duty(ids.opinion, { type: 'giveOpinion', stance: 'can', text: ' ', basis: '', conditions: '' }),
  'read a third one’s opinion': ['GET', `/api/duties/${ids.otherOpinion}`],
  'read the exception': ['GET', `/api/duties/${ids.filing}`],
  'refuse the exception': duty(ids.filing, { type: 'decideFiling', granted: false, note: '' }),
  'list exceptions': ['GET', '/api/filings'],
  'read what is in force': ['GET', '/api/settings'],
} satisfies Record<string, Try>
type Action = keyof typeof actions

/** With a session of the day on which everything is tried. */
const sessions = new Map<Who, ReturnType<typeof t.signIn>>()
function signedIn(who: Who): ReturnType<typeof t.signIn> {
  const session = sessions.get(who) ?? t.signIn(people[who])
  sessions.set(who, session)
  return session
}

const centre: readonly Who[] = ['handler', 'colleague', 'director']
const sisters: readonly Who[] = ['sister caseworker', 'sister director']
const posts: readonly Who[] = [...centre, 'clerk', 'administrator', 'district administrator', ...sisters]
/** Whom a duty might be meant for: everybody but clerks and administrators. */
const mayOwe = (Object.keys(people) as Who[]).filter(
  (who) => !['clerk', 'administrator', 'district administrator'].includes(who),
)
const both = (...lists: readonly (readonly Who[])[]): readonly Who[] => [...new Set(lists.flat())]

/** `may`: done, or refused only for its words. `not`: the post or person may not. Everybody else finds nothing there; `known` lists who is answered 404. */
const table: Readonly<Record<Action, { may: readonly Who[]; known: readonly Who[] }>> = {
  'read the case': { may: centre, known: posts },
  'write a note': { may: centre, known: posts },
  'withdraw the referral': {
    may: ['handler'],
    known: [...sisters, 'clerk', 'administrator', 'district administrator'],
  },
  'decide the exception at the centre': {
    may: [],
    known: [...sisters, 'clerk', 'administrator', 'district administrator'],
  },
  'see who looked': { may: centre, known: posts },
  'read the write-up': { may: centre, known: both(centre, sisters) },
  'look for precedents': { may: centre, known: both(centre, sisters) },
  'read the referral': { may: ['officer that was asked'], known: mayOwe },
  'open the paper laid open': { may: ['officer that was asked'], known: mayOwe },
  'open a paper not laid open': { may: [], known: mayOwe },
  'answer the referral': { may: ['officer that was asked'], known: mayOwe },
  'return the referral': { may: ['officer that was asked'], known: mayOwe },
  'read the silence': { may: ['district officer'], known: mayOwe },
  'read the invitation': { may: ['officer that was invited'], known: mayOwe },
  'decline the invitation': { may: ['officer that was invited'], known: mayOwe },
  'read the opinion asked for': { may: ['adviser that was asked'], known: mayOwe },
  'give the opinion': { may: ['adviser that was asked'], known: mayOwe },
  'read a third one’s opinion': { may: [], known: mayOwe },
  'read the exception': { may: ['district officer'], known: mayOwe },
  'refuse the exception': { may: ['district officer'], known: mayOwe },
  'list exceptions': { may: mayOwe.filter((who) => !who.startsWith('adviser')), known: [] },
  'read what is in force': {
    may: both(
      mayOwe.filter((who) => who.startsWith('officer')),
      [
        'district officer',
        'other district',
        'city',
        'director',
        'sister director',
        'administrator',
        'district administrator',
      ],
    ),
    known: [],
  },
}

const expected = (action: Action, who: Who): 'may' | 403 | 404 => {
  const { may, known } = table[action]
  if (may.includes(who)) return 'may'
  return known.includes(who) ? 404 : 403
}

for (const action of Object.keys(actions) as Action[]) {
  test(`who may ${action}`, async () => {
    const found: Record<string, unknown> = {}
    for (const who of Object.keys(people) as Who[]) {
      const [method, url, body] = actions[action] as Try
      const { status } = await (await signedIn(who)).send(method, url, body)
      found[who] = status === 200 || status === 422 ? 'may' : status
    }
    assert.deepEqual(
      found,
      Object.fromEntries((Object.keys(people) as Who[]).map((who) => [who, expected(action, who)])),
    )
  })
}

test('whatever was tried, the case stands as it stood', async () => {
  assert.equal((await one.file(worker)).version, version)
})

test('with no organisation set the database returns no row of any of it; set to another, none either', async () => {
  for (const name of ['case_file', 'case_event', 'duty', 'filing', 'person', 'paper', 'access_log', 'message']) {
    const { rowCount } = await t.app.store.pool.query(`select from ${name}`)
    assert.equal(rowCount, 0, name)
    const rows = await orgQuery(t.app.store.pool, network.health.id, { text: `select 1 from ${name}` })
    assert.equal(rows.length, 0, `${name} for a body that was not asked`)
  }
})
