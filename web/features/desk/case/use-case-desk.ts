import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { cases, type CaseFile } from '#contract/cases.ts'
import { call } from '../../../api.ts'
import { asProblem } from '../../../problem.ts'
import { keys, useCommand, type CommandInput } from '../../../queries.ts'
import { newIdempotencyKey } from '../../../ui/idempotency-key.ts'
import { useToasts } from '../toasts.tsx'
import type { Values } from '../compose/values.ts'
import type { VerbName } from '../verbs.ts'
import { newsSince, type CaseDesk } from './case-desk.ts'
import { usePresence } from './use-presence.ts'

/**
 * Words that only add to the log cannot overwrite anybody's: they are sent on top of whatever is newest. A word to the person is not
 * among them: it cannot be taken back, so what a colleague has just found out must be looked at first.
 */
const onlyAdds = new Set<CommandInput['type']>(['note', 'addWay', 'addPaper', 'recordFinding', 'chaseReferral'])

/** Holds an open case together: what is written at its foot, which version the writer has seen, what others do meanwhile. */
export function useOpenCase(file: CaseFile, me: { id: string; name: string }): CaseDesk {
  const client = useQueryClient()
  const { mutateAsync } = useCommand()
  const say = useToasts()
  const [verb, setVerb] = useState<VerbName | null>(null)
  const [begun, setBegun] = useState<Values | null>(null)
  /** The version before the writer's eyes when the form was opened; null: nothing is being written, the newest is seen. */
  const [seen, setSeen] = useState<number | null>(null)
  const [writing, setWriting] = useState(false)
  const [listing, setListing] = useState(false)
  usePresence(file.id, writing ? 'editing' : 'viewing')
  useNewsToasts(file, me.name, say)

  const news = useMemo(() => (seen === null ? [] : newsSince(file, seen, me.name)), [file, seen, me.name])
  const run = useCallback(
    async (command: CommandInput, { key, newest }: { key?: string; newest?: boolean } = {}) => {
      const blind = news.length > 0 && newest !== true && !onlyAdds.has(command.type)
      // What only adds may stand on what has just come and is not drawn yet.
      const newestHere = client.getQueryData<CaseFile>(keys.file(file.id))?.version ?? file.version
      const version = blind && seen !== null ? seen : onlyAdds.has(command.type) ? newestHere : file.version
      const sameKey = key ?? newIdempotencyKey()
      const send = (expectedVersion: number) => mutateAsync({ caseId: file.id, expectedVersion, command, key: sameKey })
      const after = await send(version).catch(async (thrown: unknown) => {
        if (asProblem(thrown).code !== 'changed-meanwhile' || blind) throw thrown
        // One's own hand or a timer moved the case on (a paper was read while one pressed): no colleague to look at, so once more.
        const current = await client.fetchQuery({
          queryKey: keys.file(file.id),
          queryFn: () => call(cases.get, { params: { caseId: file.id } }),
          staleTime: 0,
        })
        if (newsSince(current, version, me.name).length > 0 && !onlyAdds.has(command.type)) throw thrown
        return await send(current.version)
      })
      setSeen((before) => (before === null ? null : news.length > 0 ? before : after.version))
      return after
    },
    [client, file.id, file.version, me.name, mutateAsync, news.length, seen],
  )
  const open = useCallback(
    (next: VerbName, filled?: Values) => {
      setVerb(next)
      setBegun(filled ?? null)
      setListing(false)
      setSeen((before) => before ?? file.version)
    },
    [file.version],
  )
  const closeVerb = useCallback(() => {
    setVerb(null)
    setSeen(null)
    setWriting(false)
  }, [])
  const acknowledge = useCallback(() => setSeen(file.version), [file.version])
  return useMemo(
    () => ({ file, me, run, verb, begun, open, closeVerb, listing, setListing, news, acknowledge, say, setWriting }),
    [file, me, run, verb, begun, open, closeVerb, listing, news, acknowledge, say],
  )
}

/** Says who did what as soon as a newer file has come. */
function useNewsToasts(file: CaseFile, me: string, say: (text: string) => void): void {
  const known = useRef(file.version)
  useEffect(() => {
    if (file.version <= known.current) return
    for (const { by, title } of newsSince(file, known.current, me).slice(0, 3))
      say(by.name && !title.includes(by.name) ? `${by.name}：${title}` : title)
    known.current = file.version
  }, [file, me, say])
}
