/** A word to other bodies while there is still time: what they owe by the next working day. Once for each duty and date. */
import type { App } from '#app/context.ts'
import { edgesAt } from '#app/case-reads.ts'
import { dutyNear } from '#notify/duty-messages.ts'
import { dutiesNear } from '#store/duty-news.ts'
import type { NewMessage } from '#store/messages.ts'
import { insertMessages } from '#store/messages.ts'
import { orgTransaction } from '#store/org-query.ts'
import { centresWithCases } from '#store/sweeps.ts'
import { lettersFor, officersOf, setOrgOf, type Letter } from './duty-letters.ts'

/** Looks at what every centre is owed. The same again tells nobody twice. */
export async function remindDuties(app: App): Promise<void> {
  const { pool } = app.store
  const now = app.now()
  for (const orgId of await centresWithCases(pool)) {
    const { calendar } = await app.centre(orgId)
    const near = await dutiesNear(pool, orgId, now, edgesAt(now, calendar).riskEdge)
    if (near.length === 0) continue
    await orgTransaction(pool, orgId, async (client) => {
      const officers = await officersOf(client, near)
      const messages = near.flatMap(({ number, dueAt, ...duty }) => {
        const news = { kind: duty.kind, thing: duty.thing, text: dutyNear(duty.kind, number, dueAt) }
        const letters = lettersFor(news, duty.caseId, '', { duties: [duty], officers })
        return letters.map((letter) => ({ letter, message: asMessage(letter, duty, dueAt) }))
      })
      for (const [to, ofOrg] of Map.groupBy(messages, ({ letter }) => letter.orgId)) {
        await setOrgOf(client, to)
        await insertMessages(
          client,
          to,
          ofOrg.map(({ message }) => message),
        )
      }
    })
  }

  /** Of no event; another date of the same thing is told again. */
  function asMessage(letter: Letter, duty: { caseId: string; thing: string }, dueAt: string): NewMessage {
    const { dutyId, recipientId, text } = letter
    const template = `dutyNear ${duty.thing} ${dueAt}`
    const sent = { recipientKind: 'staff', recipientId, channel: 'inbox', text, at: now } as const
    return { id: app.newId(), caseId: duty.caseId, dutyId, seq: 0, template, ...sent }
  }
}
