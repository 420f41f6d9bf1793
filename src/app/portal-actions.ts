/** What a person does to their own case, each through the one write path. */
import { lastReply } from '#core/case/demands.ts'
import type { Command } from '#core/case/commands.ts'
import { refuse } from '#core/refusal.ts'
import type { Language } from '#words/date.ts'
import type { App } from './context.ts'
import type { Performed } from './perform.ts'
import { perform } from './perform.ts'
import { claimPapers } from '#store/paper-claims.ts'
import { countEvents } from '#store/portal-case.ts'
import { keepPaper, type Picture } from './portal-papers.ts'
import { askOf, type CaseSession } from './portal-sessions.ts'

/** The first rating and one change. */
const mostRatings = 2

type PersonCommand = Extract<
  Command,
  { type: 'say' | 'provideMaterials' | 'recordDelivery' | 'confirm' | 'rate' | 'reopen' | 'withdrawPaper' | 'appeal' }
>

/** One act of the person; `key` was made when the form was shown. `replyId`: the answer it is about; another one by now is refused. */
export const act = (
  app: App,
  session: CaseSession,
  lang: Language,
  key: string,
  command: PersonCommand,
  replyId?: string,
): Promise<Performed> =>
  perform(askOf(app, session, lang), {
    key,
    caseId: session.caseId,
    content: command,
    command: async ({ state, client }) => {
      // A rating may be changed once: first and last are kept (law 10). The log counts, because the state keeps only those two.
      if (command.type === 'rate' && (await countEvents(client, session.orgId, session.caseId, 'rated')) >= mostRatings)
        return [refuse('thing-not-open')]
      const other = replyId !== undefined && state && lastReply(state)?.id !== replyId
      return other ? [refuse('thing-not-open')] : command
    },
  })

/** Puts pictures on the case, one act each, all under keys made from the form's. Gives the first that was refused, or the last done. */
export async function addPapers(
  app: App,
  session: CaseSession,
  lang: Language,
  key: string,
  papers: readonly { readonly picture: Picture; readonly label: string }[],
): Promise<Performed | null> {
  const ask = askOf(app, session, lang)
  let last: Performed | null = null
  for (const [at, { picture, label }] of papers.entries()) {
    const id = paperId(key, at)
    await keepPaper(ask, { id, label, ...picture })
    last = await perform(ask, {
      key: `${key}:${at}`,
      caseId: session.caseId,
      content: { type: 'addPaper', id, label },
      command: async ({ client }) => {
        const [paper] = await claimPapers(client, session.orgId, session.caseId, [id], ask.actor)
        return paper ? { type: 'addPaper', paper } : [refuse('no-such-paper')]
      },
    })
    if (!last.ok) return last
  }
  return last
}

/** The same form sent twice brings the same papers: their ids come from its key (the last four hexadecimal digits count). */
const paperId = (key: string, at: number): string => {
  const tail = (Number.parseInt(key.slice(-4), 16) + at) & 0xffff
  return `${key.slice(0, -4)}${tail.toString(16).padStart(4, '0')}`
}
