/** What joining brings about in the other case: it is noted there, and one answer answers both. Keyed by what brought it about, so twice is once. */
import type { App, Ask } from '#app/context.ts'
import { perform } from '#app/perform.ts'
import type { CaseState } from '#core/case/case.ts'
import type { Command } from '#core/case/commands.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { readCase } from '#store/case-file.ts'
import { joinedTo } from '#store/maybe-same.ts'
import { inOrg } from '#store/staff.ts'

interface Logged {
  readonly seq: number
  readonly event: CaseEvent
}

/** Whether these events concern another case at all. */
const concerns = ({ event }: Logged): boolean => ['joined', 'separated', 'answerDelivered'].includes(event.type)

/** Carries on what these events of a case mean for others. Throws when the database fails; then it is tried again. */
export async function carryOn(app: App, orgId: string, caseId: string, events: readonly Logged[]): Promise<void> {
  for (const { event, seq } of events.filter(concerns)) {
    const cause = `${caseId}:${seq}`
    if (event.type === 'answerDelivered') {
      const waiting = await inOrg(app.store.pool, orgId, (client) => joinedTo(client, orgId, caseId))
      if (waiting.length === 0) continue
      const main = await stateOf(app, orgId, caseId)
      for (const id of waiting) await answerWith(app, orgId, main, id)
      continue
    }
    if (event.type !== 'joined' && event.type !== 'separated') continue
    const main = event.type === 'joined' ? event.data.into : event.data.from
    const { number } = await stateOf(app, orgId, caseId)
    const other = { id: caseId, number }
    const joined = event.type === 'joined'
    await act(app, orgId, main.id, `join:${cause}`, { type: 'noteJoin', other, joined, reason: event.data.reason })
    // It may have been answered in the meantime.
    if (joined) await answerWith(app, orgId, await stateOf(app, orgId, main.id), caseId)
  }
}

/** Answers a joined case with what the other one was answered with; nothing where that one has no answer, or this one has its own. */
async function answerWith(app: App, orgId: string, main: CaseState, caseId: string): Promise<void> {
  const reply = main.replies.find(({ id }) => id === main.answered?.replyId)
  if (!main.answered || !reply) return
  const { outcome, explanation, basis, alternatives, remedy } = reply
  const { channel, proof } = main.answered
  const command = { type: 'takeAnswer', outcome, explanation, basis, alternatives, remedy, channel, proof } as const
  await act(app, orgId, caseId, `answer:${caseId}:${main.id}:${reply.id}`, command)
}

const stateOf = async (app: App, orgId: string, caseId: string): Promise<CaseState> => {
  const ask = askOf(app, orgId)
  return (await readCase(app.store.pool, { orgId, caseId, actor: ask.actor, at: ask.now, log: false }))!.state
}

/** A refusal is the law's answer, not a fault: the case was separated or answered meanwhile. */
const act = async (app: App, orgId: string, caseId: string, key: string, command: Command): Promise<void> =>
  void (await perform(askOf(app, orgId), { key, caseId, content: key, command }))

const askOf = (app: App, orgId: string): Ask => ({
  app,
  orgId,
  actor: { kind: 'system', id: 'joining', roles: [] },
  now: app.now(),
  lang: 'zh',
})
