import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { guestLinks, type GuestLink as Listed, type NewGuestLink } from '#contract/guest-links.ts'
import { call } from '../../../api.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { QrImage } from '../../../ui/qr-image.tsx'
import { exactText, sinceText } from '../../../ui/time.ts'
import { useSubmit } from '../../../ui/use-submit.ts'
import { LineField } from '../fields.tsx'
import { keepFromPage } from '../keep-keys.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useCaseDesk } from './case-desk.ts'
import { useGuestLinkWords } from './guest-link-words.ts'
import { useCaseWords } from './words.ts'
import './guest-link.css'

type Referral = CaseFile['referrals'][number]

/** A link by which a body without an account answers this referral itself: made here, told here once, watched and ended here. */
export function GuestLink({ referral }: { referral: Referral }) {
  const { file } = useCaseDesk()
  const words = useGuestLinkWords()
  const [shown, setShown] = useState<'nothing' | 'form' | NewGuestLink>('nothing')
  const open = referral.status === 'sent' || referral.status === 'accepted'
  const mayMake = open && reasonsAgainst(file, 'recordAnswer')?.length === 0
  if (referral.online || (!open && referral.signed === null)) return null
  return (
    <div className="guest-link">
      <Links referral={referral} mayEnd={mayMake} />
      {shown === 'nothing' && mayMake && (
        <button type="button" className="quiet-button" onClick={() => setShown('form')}>
          {words.make}
        </button>
      )}
      {shown === 'form' && mayMake && (
        <MakeLink referral={referral} onMade={setShown} onClose={() => setShown('nothing')} />
      )}
      {typeof shown === 'object' && <Made link={shown} onClose={() => setShown('nothing')} />}
    </div>
  )
}

const linksKey = (caseId: string, { id, status }: Referral) => ['guest-links', caseId, id, status] as const

function Links({ referral, mayEnd }: { referral: Referral; mayEnd: boolean }) {
  const { file } = useCaseDesk()
  const words = useGuestLinkWords()
  const links = useQuery({
    queryKey: linksKey(file.id, referral),
    queryFn: () => call(guestLinks.list, { params: { caseId: file.id, referralId: referral.id } }),
    // Opening a link is no event of the case.
    refetchInterval: (query) => (query.state.data?.links.some(({ standing }) => standing === 'open') ? 60_000 : false),
  })
  if (links.isError) return <ErrorNotice thrown={links.error} kept="nothing" onRetry={() => void links.refetch()} />
  if (!links.data || links.data.links.length === 0) return null
  return (
    <ul className="guest-links" aria-label={words.links}>
      {links.data.links.map((link) => (
        <Line key={link.id} referral={referral} link={link} mayEnd={mayEnd} />
      ))}
    </ul>
  )
}

/** How one link stands, in a line. */
function Line({ referral, link, mayEnd }: { referral: Referral; link: Listed; mayEnd: boolean }) {
  const { file } = useCaseDesk()
  const words = useGuestLinkWords()
  const lang = useLanguage()
  const now = useNow()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => call(guestLinks.end, { params: { caseId: file.id, referralId: referral.id, linkId: link.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: linksKey(file.id, referral) }),
  })
  const standing = {
    open: words.until(exactText(link.expiresAt, lang)),
    answered: words.answered(link.answeredBy ?? ''),
    expired: words.expired,
    ended: words.ended,
    locked: words.locked,
    closed: words.closed,
  }[link.standing]
  return (
    <li>
      <strong>{link.name}</strong>
      <span>{standing}</span>
      <span>
        {link.lastOpenedAt === null ? words.never : words.opened(link.devices, sinceText(link.lastOpenedAt, now, lang))}
      </span>
      {link.code !== null && <span className="guest-code">{words.spokenCode(link.code)}</span>}
      {link.standing === 'answered' && <span>{words.receipt(link.receipt)}</span>}
      <span>{words.by(link.madeBy.name)}</span>
      {link.standing === 'open' && mayEnd && (
        <button
          type="button"
          className="link-button"
          aria-label={words.ending(link.name)}
          disabled={end.isPending}
          onClick={() => end.mutate()}
        >
          {words.end}
        </button>
      )}
      {end.isError && <ErrorNotice thrown={end.error} kept="nothing" />}
    </li>
  )
}

function MakeLink(props: { referral: Referral; onMade: (link: NewGuestLink) => void; onClose: () => void }) {
  const { referral } = props
  const { file } = useCaseDesk()
  const words = useGuestLinkWords()
  const { cancel } = useCaseWords()
  const client = useQueryClient()
  const box = useRef<HTMLFormElement>(null)
  // A contact with a telephone number in it is no name for a message.
  const [name, setName] = useState(/\d/.test(referral.contact) ? '' : referral.contact)
  const [code, setCode] = useState(true)
  const papers = referral.paperIds.length > 0
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const { submit, busy, thrown } = useSubmit((body: { name: string; code: boolean }, key: string) =>
    call(guestLinks.make, { params: { caseId: file.id, referralId: referral.id }, body, key }),
  )
  async function make(event: FormEvent) {
    event.preventDefault()
    const made = await submit({ name, code: code || papers })
    if (!made) return
    void client.invalidateQueries({ queryKey: linksKey(file.id, referral) })
    props.onMade(made)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields inside
    <form
      ref={box}
      className="inline-form"
      aria-label={words.make}
      onSubmit={(event) => void make(event)}
      onKeyDown={(event) => {
        keepFromPage(event)
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <strong>{words.make}</strong>
      <p className="case-quiet">{words.why}</p>
      <LineField label={words.name} value={name} onChange={setName} most={100} hint={words.nameHint} />
      {papers ? (
        <p className="case-quiet">{words.codeMust}</p>
      ) : (
        <label className="guest-check">
          <input type="checkbox" checked={code} onChange={(event) => setCode(event.target.checked)} />
          <span>
            {words.code}
            <small>{words.codeHint}</small>
          </span>
        </label>
      )}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="form-foot">
        <Button htmlType="submit" type="primary" size="small" loading={busy}>
          {words.create}
        </Button>
        <button type="button" className="plain-button" onClick={props.onClose}>
          {cancel}
        </button>
      </div>
    </form>
  )
}

/** The address, told this once; only its hash is kept. */
function Made({ link, onClose }: { link: NewGuestLink; onClose: () => void }) {
  const words = useGuestLinkWords()
  const [copied, setCopied] = useState(false)
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const canCopy = typeof navigator.clipboard?.writeText === 'function'
  return (
    <section className="guest-made" aria-label={words.madeTitle} tabIndex={-1} ref={box}>
      <strong>{words.madeTitle}</strong>
      {/^(localhost|127\.|\[::1\])/.test(new URL(link.url).hostname) && <p className="case-quiet">{words.local}</p>}
      <div className="guest-made-parts">
        <QrImage svg={link.qrSvg} label={words.qr} size={148} />
        <div>
          <label htmlFor={id}>{words.message}</label>
          <textarea id={id} className="field-input" rows={7} readOnly value={link.message} />
        </div>
      </div>
      {link.code !== null && (
        <p>
          {words.sayCode} <b className="guest-code">{link.code}</b>
        </p>
      )}
      <div className="form-foot">
        {canCopy && (
          <Button
            size="small"
            onClick={() => void navigator.clipboard.writeText(link.message).then(() => setCopied(true))}
          >
            {copied ? words.copied : words.copy}
          </Button>
        )}
        <button type="button" className="plain-button" onClick={onClose}>
          {words.done}
        </button>
      </div>
    </section>
  )
}
