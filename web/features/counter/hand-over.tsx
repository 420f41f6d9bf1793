import { useState } from 'react'
import { cases } from '#contract/cases.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { keys, useMe } from '../../queries.ts'
import { setHandOverOpen, useHandOverOpen } from '../../ui/hand-over-open.ts'
import { rememberItem } from '../../ui/recent-items.ts'
import { dayInShanghai } from '../../ui/time.ts'
import { usePapers } from '../../ui/use-papers.ts'
import { usePhoneCamera } from '../../ui/use-phone-camera.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { emptyDraft, toRegistration, type Registered } from './draft.ts'
import { HandOverSheet } from './hand-over-sheet.tsx'
import { SlipSheet } from './slip-sheet.tsx'

/**
 * The hand-over, over whatever is on the screen: F8 (ui/shell.tsx) opens it everywhere. Put aside half-way it keeps everything in memory;
 * sent, it gives way to the slip. One idempotency key from opening to success, so that a repeated press is one case.
 */
export function HandOver() {
  const me = useMe()
  const client = useQueryClient()
  const open = useHandOverOpen()
  const [draft, setDraft] = useState(emptyDraft)
  const [done, setDone] = useState<Registered & { comes: typeof draft.comes }>()
  const papers = usePapers()
  const camera = usePhoneCamera({ form: 'hand-over' }, (paper) => void papers.arrive(paper))
  // Kept with the case and read by others, so always in Chinese.
  const place = me?.counterNo ? `${me.counterNo} 号窗口` : '综合窗口'
  const { submit, ...sending } = useSubmit(async (_: undefined, key: string) => {
    if (!me) throw new Error('nobody is signed in')
    const body = toRegistration(draft, me, place, papers.ids, dayInShanghai(now()))
    return await call(cases.register, { body, key })
  })

  async function send() {
    const answer = await submit(undefined)
    if (!answer) return
    if (draft.item) rememberItem(draft.item)
    setDone({ ...answer, comes: draft.comes })
    setDraft(emptyDraft)
    papers.clear()
    // Its pages are on the case now; what the phone still has would go nowhere.
    void camera.end().catch(() => undefined)
    setHandOverOpen(false)
    void client.invalidateQueries({ queryKey: keys.lists })
  }

  if (done)
    return <SlipSheet caseId={done.id} slip={done.slip} comes={done.comes} fresh onClose={() => setDone(undefined)} />
  if (!open || !me) return null
  return (
    <HandOverSheet
      me={me}
      draft={draft}
      onChange={setDraft}
      papers={papers}
      camera={camera}
      sending={sending}
      onSend={() => void send()}
      onClose={() => setHandOverOpen(false)}
    />
  )
}
