/** Drafts on the server: what is written is never only in this browser. */
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { cases } from '#contract/cases.ts'
import { call } from '../../../api.ts'
import type { DraftKind } from '../verbs.ts'
import type { Values } from './values.ts'

const keyOf = (caseId: string, kind: DraftKind) => ['draft', caseId, kind] as const

/** My draft of this kind; asked for once when the case is opened, afterwards this page knows it better than anybody. */
export const draftQuery = (caseId: string, kind: DraftKind) =>
  queryOptions({
    queryKey: keyOf(caseId, kind),
    queryFn: () => call(cases.getDraft, { params: { caseId, kind } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  })

/** Keeps it on the server, and for the next opening of the form. */
export async function keepDraft(client: QueryClient, caseId: string, kind: DraftKind, body: Values): Promise<void> {
  const { updatedAt } = await call(cases.putDraft, { params: { caseId, kind }, body: { body } })
  client.setQueryData(keyOf(caseId, kind), { body, updatedAt })
}

/** Forgets it after it was sent. That it could not be forgotten is no reason to alarm anybody: what was sent, was sent. */
export async function dropDraft(client: QueryClient, caseId: string, kind: DraftKind): Promise<void> {
  client.setQueryData(keyOf(caseId, kind), null)
  await call(cases.dropDraft, { params: { caseId, kind } }).catch(() => undefined)
}

/** The texts of a draft; what another version of the program wrote there is left out. */
export const valuesOf = (body: Record<string, unknown> | undefined): Values =>
  Object.fromEntries(
    Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** Choices made at one press; nobody misses them, so they alone make no draft. */
const choices = new Set(['outcome', 'verdict', 'channel', 'audience', 'kind', 'result', 'personKind'])

/** Whether a draft holds any words that an empty form does not. */
export const isOfUse = (body: Record<string, unknown> | undefined, empty: Values): boolean =>
  Object.entries(valuesOf(body)).some(
    ([name, value]) => !choices.has(name) && value.trim() !== '' && value !== (empty[name] ?? ''),
  )
