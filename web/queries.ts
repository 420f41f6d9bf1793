/** What several features ask the server for. Keys begin with the noun, so that news can say what is out of date. */
import { useEffect, useRef } from 'react'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { cases, type CaseFile, type queues } from '#contract/cases.ts'
import { centre } from '#contract/centre.ts'
import { duties } from '#contract/duties.ts'
import type { LiveEvent } from '#contract/live.ts'
import { messages } from '#contract/messages.ts'
import { above } from '#contract/supervision.ts'
import { call, type BodyOf, type QueryOf } from './api.ts'
import { useConnection, useNews } from './live.ts'
import { useLanguage } from './prefs.ts'
import { newIdempotencyKey } from './ui/idempotency-key.ts'

export { useMe } from './session.ts'

export type Queue = (typeof queues)[number]
export type ListQuery = QueryOf<typeof cases.list>
/** One command as it is written before it is sent. */
export type CommandInput = BodyOf<typeof cases.command>['command']

/** The keys under which answers are kept. `lists` and `files` are the beginnings that cover all of theirs. */
export const keys = {
  lists: ['cases'] as const,
  list: (query: ListQuery) => ['cases', query] as const,
  counts: ['cases', 'counts'] as const,
  files: ['case'] as const,
  file: (caseId: string) => ['case', caseId] as const,
  board: ['board'] as const,
  items: ['items'] as const,
  units: ['units'] as const,
  colleagues: ['colleagues'] as const,
  calendar: ['calendar'] as const,
  inbox: ['inbox'] as const,
  above: ['above'] as const,
  duties: ['duties'] as const,
  duty: (dutyId: string) => ['duties', 'one', dutyId] as const,
  camera: (linkId: string) => ['camera', linkId] as const,
}

const rarelyChanges = { staleTime: 10 * 60_000 }

/** The catalogue in force today. */
export const useItems = () =>
  useQuery({ queryKey: keys.items, queryFn: async () => (await call(centre.items)).items, ...rarelyChanges })

/** Bodies that a case can be referred to. */
export const useUnits = () =>
  useQuery({ queryKey: keys.units, queryFn: async () => (await call(centre.units)).units, ...rarelyChanges })

/** Who works here, with load and leave of today. */
export const useColleagues = () =>
  useQuery({ queryKey: keys.colleagues, queryFn: async () => (await call(centre.colleagues)).staff })

/** A queue, page by page; `data.pages[n].rows`. While another queue is being fetched the last one stays on the screen. */
export const useCases = (query: ListQuery) =>
  useInfiniteQuery({
    queryKey: keys.list(query),
    queryFn: ({ pageParam }) => call(cases.list, { query: { ...query, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

/** How long each queue is for me. */
export const useCounts = () =>
  useQuery({
    queryKey: keys.counts,
    queryFn: async () => (await call(cases.counts)).counts,
    placeholderData: keepPreviousData,
  })

/** The whole file of a case. */
export const useCaseFile = (caseId: string | null) =>
  useQuery({
    queryKey: keys.file(caseId ?? ''),
    queryFn: () => call(cases.get, { params: { caseId: caseId ?? '' } }),
    enabled: caseId !== null,
  })

/** The director's figures. */
export const useBoard = () => useQuery({ queryKey: keys.board, queryFn: () => call(centre.board) })

/**
 * How often a screen of another body looks again by itself: news of a case stay within its own centre. Not while the window is hidden; and
 * what is asked with nobody at the screen says so (attended.ts) and keeps no session alive.
 */
export const lookAgainMs = 60_000

/** How much other organisations wait for from mine. */
export const useOpenDuties = (enabled: boolean) =>
  useQuery({
    queryKey: [...keys.duties, 'count'],
    queryFn: async () =>
      Object.values((await call(duties.list, { query: { view: 'open' } })).open).reduce((sum, n) => sum + (n ?? 0), 0),
    enabled,
    refetchInterval: lookAgainMs,
  })

/** What I was told. Asked for again after news only: asking by the clock would keep a session alive that nobody sits at. */
export const useInbox = () => useQuery({ queryKey: keys.inbox, queryFn: () => call(messages.list) })

/** What the centres below stand at. News of other organisations' cases do not come by the stream: asked again by the clock. */
export const useFigures = (may = true) =>
  useQuery({
    queryKey: [...keys.above, 'figures'],
    queryFn: () => call(above.figures),
    enabled: may,
    refetchInterval: lookAgainMs,
  })

/**
 * Does one thing to a case. Give a `key` that was made when the form opened, and the version that the writer had before them.
 * The answer becomes the file on the screen; lists and figures are asked anew.
 */
export function useCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: {
      caseId: string
      expectedVersion: number
      command: CommandInput
      key?: string
    }): Promise<CaseFile> =>
      call(cases.command, {
        params: { caseId: given.caseId },
        body: { expectedVersion: given.expectedVersion, command: given.command },
        key: given.key ?? newIdempotencyKey(),
      }),
    onSuccess: (file) => {
      client.setQueryData(keys.file(file.id), file)
      for (const queryKey of [keys.lists, keys.board, keys.colleagues]) void client.invalidateQueries({ queryKey })
    },
    onError: (_, given) => void client.invalidateQueries({ queryKey: keys.file(given.caseId) }),
  })
}

/** Asks anew for what the news say has changed. Once for the whole console, in the door. */
export function useFreshness(): void {
  const client = useQueryClient()
  const connection = useConnection()
  useEffect(() => {
    // News that were sent while the line was down never come: whatever is shown may be out of date.
    if (connection === 'live')
      return () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    return undefined
  }, [client, connection])
  const language = useLanguage()
  const spoken = useRef(language)
  useEffect(() => {
    // Sentences come from the server in the language they were asked in.
    if (spoken.current === language) return
    spoken.current = language
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }, [client, language])
  useNews(({ data }) => {
    const news = data as Partial<LiveEvent> | null
    if (!news || typeof news !== 'object') return
    if ('linkId' in news) return void client.invalidateQueries({ queryKey: keys.camera(news.linkId ?? '') })
    if (!('caseId' in news) || !news.caseId) return
    void client.invalidateQueries({ queryKey: keys.file(news.caseId) })
    if (news.kind === 'presence') return
    for (const queryKey of [keys.lists, keys.board, keys.colleagues]) void client.invalidateQueries({ queryKey })
    setTimeout(() => void client.invalidateQueries({ queryKey: keys.inbox }), messagesAfterMs)
  })
}

/** Somewhat longer than the worker takes to turn a case's news into messages. */
const messagesAfterMs = 1500
