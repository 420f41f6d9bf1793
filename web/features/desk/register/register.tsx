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
import { emptyPerson, PersonFields, personOrNull } from '../../../ui/person-fields.tsx'
import { itemIdOf, ServiceItemPicker } from '../../../ui/service-item-picker.tsx'
import { usePapers } from '../../../ui/use-papers.ts'
import { useSubmit } from '../../../ui/use-submit.ts'
import { isComposing } from '../../../ui/key-match.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { slipKey } from '../case/slip.tsx'
import { keepFromPage } from '../keep-keys.ts'
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
    leave: '不登记了',
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
    leave: 'Leave',
    slow: 'Still sending, please do not close',
  },
)

const channels = ['walkIn', 'phone', 'hotline'] as const

/** Walk-in, phone, or a 12345 order by hand; for an enterprise or by a proxy too. What was typed stays until it is registered. */
export function Register({ onDone, onLeave }: { onDone: (caseId: string) => void; onLeave: () => void }) {
  const words = useRegisterWords()
  const lang = useLanguage()
  const me = useMe()
  const client = useQueryClient()
  const papers = usePapers()
  const [channel, setChannel] = useState<(typeof channels)[number]>('walkIn')
  const [text, setText] = useState({
    statement: '',
    wish: '',
    place: '',
    number: '',
    due: '',
    relation: '',
    authority: '',
  })
  const [item, setItem] = useState<string | null>(null)
  const [causes, setCauses] = useState<Cause[]>([])
  const [more, setMore] = useState(false)
  const [person, setPerson] = useState(emptyPerson)
  const [isProxy, setIsProxy] = useState(false)
  const [proxy, setProxy] = useState(emptyPerson)
  const [owner, setOwner] = useState('me')
  const set = (part: Partial<typeof text>) => setText({ ...text, ...part })
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
    const answer = await submit(undefined)
    if (!answer) return
    void client.invalidateQueries({ queryKey: keys.lists })
    // The slip goes into the person's hand now; showing it is no reprint.
    client.setQueryData(slipKey(answer.id), answer.slip)
    onDone(answer.id)
  }
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
        <h2>{words.title}</h2>
        <ChoiceField
          label={words.channel}
          value={channel}
          options={channels.map((code) => ({
            value: code,
            label: channelWords[code][lang],
            hint: channelWords[code].hint[lang],
          }))}
          onChange={(value) => setChannel(value as 'phone')}
        />
        {channel === 'hotline' && (
          <div className="register-pair">
            <LineField label={words.orderNumber} value={text.number} onChange={(number) => set({ number })} most={64} />
            <LineField
              label={words.orderDue}
              type="datetime-local"
              value={text.due}
              onChange={(due) => set({ due })}
              most={20}
            />
          </div>
        )}
        <AreaField
          label={words.statement}
          hint={words.statementHint}
          value={text.statement}
          onChange={(statement) => set({ statement })}
          most={5000}
          rows={4}
          autoFocus
        />
        <ServiceItemPicker id="register-item" value={item} onChange={setItem} />
        <CauseTiles id="register-causes" value={causes} onChange={setCauses} more={more} onMore={setMore} />
        <LineField label={words.place} value={text.place} onChange={(place) => set({ place })} most={200} />
        <AreaField label={words.wish} value={text.wish} onChange={(wish) => set({ wish })} most={1000} rows={2} />
        <PersonFields id="register-person" withNote value={person} onChange={setPerson} />
        <label className="register-check">
          <input type="checkbox" checked={isProxy} onChange={(event) => setIsProxy(event.target.checked)} />{' '}
          {words.proxy}
        </label>
        {isProxy && (
          <>
            <PersonFields id="register-proxy" value={proxy} onChange={setProxy} />
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
          <button type="button" className="plain-button" onClick={onLeave}>
            {words.leave}
          </button>
          {slow && <span role="status">{words.slow}</span>}
        </div>
      </form>
    </section>
  )
}
