import { Button } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { cases } from '#contract/cases.ts'
import { channelWords } from '#words/case.ts'
import { call } from '../../../api.ts'
import { dictionary } from '../../../i18n.ts'
import { useLanguage } from '../../../prefs.ts'
import { keys, useMe } from '../../../queries.ts'
import { CauseTiles, tileOfKey, toggled, type Cause } from '../../../ui/cause-tiles.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PaperStrip } from '../../../ui/paper-strip.tsx'
import { PhoneCamera } from '../../../ui/phone-camera.tsx'
import { emptyPerson, PersonFields, personOrNull } from '../../../ui/person-fields.tsx'
import { itemIdOf, ServiceItemPicker } from '../../../ui/service-item-picker.tsx'
import { usePapers } from '../../../ui/use-papers.ts'
import { usePhoneCamera } from '../../../ui/use-phone-camera.ts'
import { useSubmit } from '../../../ui/use-submit.ts'
import { isComposing } from '../../../ui/key-match.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { KnownOrder } from '../hotline/known-order.tsx'
import { slipKey } from '../case/slip.tsx'
import { keepFromPage } from '../keep-keys.ts'
import { keepWords, keptWords } from '../kept-words.ts'
import './register.css'

const useRegisterWords = dictionary(
  {
    title: '新登记',
    channel: '怎么来的',
    statement: '本人的原话',
    statementHint: '照着说的写，不用整理',
    wish: '盼望怎样',
    orderNumber: '12345 工单号',
    orderDue: '热线要求的答复时间',
    proxy: '替别人来的',
    relation: '和本人的关系',
    authority: '凭什么代办（委托书、户口簿……）',
    place: '在哪里没办成',
    owner: '谁负责',
    me: '我来负责',
    routed: '按专长和忙闲派',
    save: '登记',
    aside: '先放着',
    leave: '不登记了',
    restored: '上次没写完的，已恢复',
    needNumber: '请抄下 12345 工单号，答复要凭它送回热线。',
    needStatement: '请写下本人说了什么，一句也行。',
    needCause: '请至少选一个没办成的原因。',
    slow: '仍在提交，请勿关闭',
  },
  {
    title: 'Register a case',
    channel: 'How it came',
    statement: "The person's own words",
    statementHint: 'As said, no need to tidy up',
    wish: 'What is hoped for',
    orderNumber: '12345 order number',
    orderDue: 'Due at the hotline',
    proxy: 'On behalf of somebody else',
    relation: 'Relation',
    authority: 'Authority (written, family book …)',
    place: 'Where it failed',
    owner: 'Owner',
    me: 'I am the owner',
    routed: 'By speciality and load',
    save: 'Register',
    aside: 'Put aside',
    leave: 'Drop it',
    restored: 'Unfinished before, here again',
    needNumber: 'Copy the 12345 order number; the answer goes back under it.',
    needStatement: 'Write what the person said, one sentence will do.',
    needCause: 'Choose at least one cause why it could not be done.',
    slow: 'Still sending, please do not close',
  },
)

const channels = ['walkIn', 'phone', 'hotline'] as const

const blank = {
  channel: 'walkIn' as (typeof channels)[number],
  text: { statement: '', wish: '', place: '', number: '', due: '', relation: '', authority: '' },
  item: null as string | null,
  causes: [] as Cause[],
  person: emptyPerson,
  isProxy: false,
  proxy: emptyPerson,
}
type Written = typeof blank

/** What is written before it is registered, in memory only; put aside or left by opening a case it waits. */
const recalled = (name: string): Written | undefined => {
  const kept = keptWords(name)?.['draft']
  return kept === undefined ? undefined : (JSON.parse(kept) as Written)
}

/** Walk-in, phone, or a 12345 order by hand; for an enterprise or by a proxy too. What was typed stays until it is registered. */
export function Register({ onDone, onLeave }: { onDone: (caseId: string) => void; onLeave: () => void }) {
  const words = useRegisterWords()
  const lang = useLanguage()
  const me = useMe()
  const client = useQueryClient()
  const papers = usePapers()
  const camera = usePhoneCamera({ form: 'register' }, (paper) => void papers.arrive(paper))
  const name = `${me?.id}/register`
  const [before] = useState(() => recalled(name))
  const [written, setWritten] = useState(before ?? blank)
  const { channel, text, item, causes, person, isProxy, proxy } = written
  const put = (part: Partial<Written>) => setWritten({ ...written, ...part })
  const setCauses = (next: Cause[]) => put({ causes: next })
  const something = JSON.stringify({ ...written, channel: '' }) !== JSON.stringify({ ...blank, channel: '' })
  const [lacks, setLacks] = useState<Lack | null>(null)
  const sent = useRef(false)
  useEffect(() => {
    if (!sent.current) keepWords(name, something ? { draft: JSON.stringify(written) } : null)
  }, [name, something, written])
  const [more, setMore] = useState(false)
  const [owner, setOwner] = useState('me')
  const set = (part: Partial<typeof text>) => put({ text: { ...text, ...part } })
  const { submit, busy, slow, thrown } = useSubmit((_: undefined, key: string) =>
    call(cases.register, {
      key,
      body: {
        channel,
        title: '',
        statement: text.statement,
        wish: text.wish,
        itemId: itemIdOf(item),
        blocker: { causes, note: '', step: '', place: text.place, refusedBy: null, refusedOn: null },
        person: personOrNull(person),
        proxy:
          isProxy && personOrNull(person)
            ? { person: proxy, relation: text.relation, authority: text.authority }
            : null,
        // Typed as Shanghai time.
        external:
          channel === 'hotline' && text.number !== ''
            ? {
                system: '12345',
                number: text.number,
                dueAt: text.due === '' ? null : new Date(`${text.due}:00+08:00`).toISOString(),
              }
            : null,
        paperIds: papers.ids,
        owner: owner === 'me' ? (me?.id ?? null) : null,
        comes: 'notNeeded',
      },
    }),
  )
  /** 1–8 tick a tile, as at the counter, while no text is being typed. */
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (isComposing(event.nativeEvent)) return
    keepFromPage(event)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return void save()
    }
    const target = event.target as HTMLInputElement
    if (
      /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target.tagName === 'INPUT' && !/^(checkbox|radio)$/.test(target.type))
    )
      return
    const tile = tileOfKey(event.nativeEvent)
    if (tile === 'more') setMore(true)
    else if (tile) setCauses(toggled(causes, tile))
  }
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  async function save() {
    const missing = lackOf(written)
    setLacks(missing)
    if (missing) return form.current?.querySelector<HTMLElement>(fieldOf[missing])?.focus()
    const answer = await submit(undefined)
    if (!answer) return
    sent.current = true
    keepWords(name, null)
    void client.invalidateQueries({ queryKey: keys.lists })
    // The slip goes into the person's hand now; showing it is no reprint.
    client.setQueryData(slipKey(answer.id), answer.slip)
    onDone(answer.id)
  }
  function drop() {
    sent.current = true
    keepWords(name, null)
    onLeave()
  }
  // Said until it is put right, and no longer.
  const lack = lacks !== null && lackOf(written) === lacks ? lacks : null
  return (
    <section className="case register" aria-label={words.title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields inside */}
      <form
        ref={form}
        noValidate
        className="register-form"
        onPaste={papers.onPaste}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <h2>
          {words.title} {before && <small className="register-restored">{words.restored}</small>}
        </h2>
        <ChoiceField
          label={words.channel}
          value={channel}
          options={channels.map((code) => ({
            value: code,
            label: channelWords[code][lang],
            hint: channelWords[code].hint[lang],
          }))}
          onChange={(value) => put({ channel: value as 'phone' })}
        />
        {lack === 'number' && <Fault text={words.needNumber} />}
        {channel === 'hotline' && (
          <div className="register-pair register-order">
            <LineField label={words.orderNumber} value={text.number} onChange={(number) => set({ number })} most={64} />
            <KnownOrder number={text.number} />
            <LineField
              label={words.orderDue}
              type="datetime-local"
              value={text.due}
              onChange={(due) => set({ due })}
              most={20}
            />
          </div>
        )}
        {lack === 'statement' && <Fault text={words.needStatement} />}
        <AreaField
          label={words.statement}
          hint={words.statementHint}
          value={text.statement}
          onChange={(statement) => set({ statement })}
          most={5000}
          rows={4}
          autoFocus
        />
        <ServiceItemPicker id="register-item" value={item} onChange={(next) => put({ item: next })} />
        {lack === 'causes' && <Fault text={words.needCause} />}
        <CauseTiles id="register-causes" value={causes} onChange={setCauses} more={more} onMore={setMore} />
        <LineField label={words.place} value={text.place} onChange={(place) => set({ place })} most={200} />
        <AreaField label={words.wish} value={text.wish} onChange={(wish) => set({ wish })} most={1000} rows={2} />
        <PersonFields id="register-person" withNote value={person} onChange={(next) => put({ person: next })} />
        <label className="register-check">
          <input type="checkbox" checked={isProxy} onChange={(event) => put({ isProxy: event.target.checked })} />{' '}
          {words.proxy}
        </label>
        {isProxy && (
          <>
            <PersonFields id="register-proxy" value={proxy} onChange={(next) => put({ proxy: next })} />
            <div className="register-pair">
              <LineField
                label={words.relation}
                value={text.relation}
                onChange={(relation) => set({ relation })}
                most={40}
              />
              <LineField
                label={words.authority}
                value={text.authority}
                onChange={(authority) => set({ authority })}
                most={100}
              />
            </div>
          </>
        )}
        <PaperStrip papers={papers} />
        <PhoneCamera camera={camera} />
        <ChoiceField
          label={words.owner}
          value={owner}
          options={[
            { value: 'me', label: words.me },
            { value: 'routed', label: words.routed },
          ]}
          onChange={setOwner}
        />
        {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
        <div className="form-foot">
          <Button htmlType="submit" type="primary" loading={busy || papers.busy}>
            {words.save} <Kbd keys="Ctrl+Enter" />
          </Button>
          {something && (
            <button type="button" className="plain-button" onClick={onLeave}>
              {words.aside}
            </button>
          )}
          <button type="button" className="plain-button" onClick={drop}>
            {words.leave}
          </button>
          {slow && <span role="status">{words.slow}</span>}
        </div>
      </form>
    </section>
  )
}

type Lack = 'number' | 'statement' | 'causes'

/** What must be there before it is worth asking the server, in the order of the page. */
function lackOf({ channel, text, causes }: Written): Lack | null {
  if (channel === 'hotline' && text.number.trim() === '') return 'number'
  if (text.statement.trim() === '') return 'statement'
  return causes.length === 0 ? 'causes' : null
}

const fieldOf: Readonly<Record<Lack, string>> = {
  number: '.register-order input',
  statement: 'textarea',
  causes: '#register-causes input',
}

const Fault = ({ text }: { text: string }) => (
  <p className="register-fault" role="alert">
    {text}
  </p>
)
