import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { messages as routes } from '#contract/messages.ts'
import { call } from '../api.ts'
import { useNow } from '../clock.ts'
import { dictionary } from '../i18n.ts'
import { useLanguage } from '../prefs.ts'
import { keys, useInbox } from '../queries.ts'
import { sinceText } from './time.ts'
import { usePopup } from './use-popup.ts'
import './inbox.css'

const useInboxWords = dictionary(
  { title: '消息', fresh: '条新的', none: '还没有消息。到期、超期、来话、等签字，都会写在这里。' },
  { title: 'Messages', fresh: ' new', none: 'No messages yet. Due, overdue, news and signatures are told here.' },
)

/** What the system told me: due, overdue, reopened, to sign. Opening the list is having looked; each line leads to its case. */
export function Inbox() {
  const words = useInboxWords()
  const lang = useLanguage()
  const now = useNow()
  const client = useQueryClient()
  const { data } = useInbox()
  const { open, setOpen, box, panelId } = usePopup()
  /** What was new when the list was opened stays marked while it is being read. */
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const list = data?.messages ?? []
  const unseen = data?.unseen ?? 0

  function toggle() {
    setOpen(!open)
    const newest = list[0]
    if (open || !newest || unseen === 0) return
    setFresh(new Set(list.filter(({ seen }) => !seen).map(({ id }) => id)))
    // Not being able to say so does no harm: the number stays until the next time.
    call(routes.seen, { body: { upTo: newest.at } }).then(
      () => client.invalidateQueries({ queryKey: keys.inbox }),
      () => undefined,
    )
  }
  return (
    <div className="inbox" ref={box}>
      <button type="button" className="plain-button" aria-expanded={open} aria-controls={panelId} onClick={toggle}>
        {words.title}
        {unseen > 0 && (
          <b className="inbox-count">
            {unseen}
            <span className="only-heard">{words.fresh}</span>
          </b>
        )}
      </button>
      <div id={panelId} className="inbox-panel" hidden={!open}>
        {list.length === 0 ? (
          <p className="inbox-none">{words.none}</p>
        ) : (
          <ul>
            {list.map(({ id, caseId, dutyId, text, at, seen }) => (
              <li key={id} data-fresh={!seen || fresh.has(id)}>
                <Link href={dutyId ? `/duties/${dutyId}` : `/desk/${caseId}`} onClick={() => setOpen(false)}>
                  {text}
                </Link>
                <time dateTime={at}>{sinceText(at, now, lang)}</time>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
