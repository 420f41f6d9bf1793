import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { rectifications } from '#contract/rectifications.ts'
import { causeWords } from '#words/causes.ts'
import { rectificationSourceWords } from '#words/rectification.ts'
import { call, type AnswerOf, type BodyOf } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { useMe } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { AreaField, ChoiceField, LineField, SelectField } from '../../ui/fields.tsx'
import { keepWords, keptWords } from '../../ui/kept-words.ts'
import { KindField, OwnerFields, type Values } from './act-fields.tsx'
import { daysOf, ownerOf } from './command-of.ts'
import { useRectifyWords } from './words.ts'

type Start = AnswerOf<typeof rectifications.forCase>['start']
type Order = BodyOf<typeof rectifications.order>
const everyCause = Object.keys(causeWords) as (keyof typeof causeWords)[]

/** `/rectify/new?case=<id>`: an order that begins with what the case already says. Without a case it rests on a finding. */
export function OrderForm() {
  const words = useRectifyWords()
  const caseId = new URLSearchParams(useSearch()).get('case')
  const start = useQuery({
    queryKey: ['rectify', 'start', caseId],
    queryFn: () => call(rectifications.forCase, { params: { caseId: caseId ?? '' } }),
    enabled: caseId !== null,
    refetchOnWindowFocus: false,
  })
  return (
    <Page
      title={words.newTitle}
      width="text"
      lead={
        caseId && start.data ? (
          <Link href={`/desk/${caseId}`}>{words.newLead(`${start.data.start.number} ${start.data.start.title}`)}</Link>
        ) : (
          words.newLeadPlain
        )
      }
    >
      {start.isError && <ErrorNotice thrown={start.error} kept="nothing" onRetry={() => void start.refetch()} />}
      {caseId !== null && start.isPending && <Skeleton lines={8} />}
      {(caseId === null || start.data) && <Form key={caseId ?? ''} caseId={caseId} start={start.data?.start ?? null} />}
    </Page>
  )
}

function Form({ caseId, start }: { caseId: string | null; start: Start | null }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  const client = useQueryClient()
  const me = useMe()
  const [, go] = useLocation()
  const place = `${me?.id ?? ''} rectify new ${caseId ?? ''}`
  const [values, setValues] = useState<Values>(() => keptWords(place) ?? beginning(start))
  const change = (next: Values) => {
    setValues(next)
    keepWords(place, next)
  }
  const set = (name: string) => (value: string) => change({ ...values, [name]: value })
  const { submit, busy, thrown } = useSubmit((body: Order, key: string) => call(rectifications.order, { body, key }))
  async function send() {
    const made = await submit(orderOf(values, caseId, start))
    if (!made) return
    keepWords(place, null)
    client.setQueryData(['rectify', 'one', made.id], made)
    void client.invalidateQueries({ queryKey: ['rectify'] })
    go(`/rectify/${made.id}`)
  }
  const source = values['source'] ?? ''
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields inside
    <form
      className="rectify-form"
      aria-label={words.newTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      {start && !start.sources.includes('case') && <p className="rectify-soft">{words.notYetSorted}</p>}
      <ChoiceField
        label={words.fSource}
        value={source}
        options={(start?.sources ?? (['finding'] as const)).map((code) => ({
          value: code,
          label: rectificationSourceWords[code][lang],
        }))}
        onChange={set('source')}
      />
      {source === 'finding' && (
        <AreaField label={words.fSaid} value={values['said'] ?? ''} most={500} onChange={set('said')} />
      )}
      <KindField value={values['kind'] ?? ''} onChange={set('kind')} />
      <AreaField label={words.wrong} value={values['wrong'] ?? ''} most={1000} autoFocus onChange={set('wrong')} />
      <AreaField label={words.goal} value={values['goal'] ?? ''} most={1000} onChange={set('goal')} />
      <LineField label={words.where} value={values['where'] ?? ''} most={300} onChange={set('where')} />
      <SelectField
        label={words.fCause}
        value={values['cause'] ?? ''}
        empty={words.choose}
        options={(start && source === 'case' ? start.causes : everyCause).map((code) => ({
          value: code,
          label: causeWords[code][lang],
        }))}
        onChange={set('cause')}
      />
      {start?.itemId && (
        <ChoiceField
          label={words.fItem}
          value={values['item'] ?? ''}
          options={[
            { value: 'this', label: words.onlyItem(start.item) },
            { value: 'any', label: words.anyItem },
          ]}
          onChange={set('item')}
        />
      )}
      <OwnerFields values={values} onChange={change} />
      <LineField label={words.fDays} type="number" value={values['days'] ?? ''} most={3} onChange={set('days')} />
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
      <p>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={!values['kind'] || !values['cause'] || !source}
        >
          {words.send}
        </Button>
      </p>
    </form>
  )
}

/** What the case already says. */
function beginning(start: Start | null): Values {
  const [source = 'finding'] = start?.sources ?? []
  return {
    source,
    cause: start?.causes[0] ?? '',
    item: start?.itemId ? 'this' : 'any',
    days: '10',
    ownerKind: 'staff',
  }
}

function orderOf(values: Values, caseId: string | null, start: Start | null): Order {
  const said = values['source'] === 'rating' ? (start?.ratingWords ?? '') : (values['said'] ?? '')
  return {
    source: { kind: values['source'] as 'case', caseId, said: said.slice(0, 500) },
    kind: values['kind'] as 'training',
    wrong: values['wrong'] ?? '',
    goal: values['goal'] ?? '',
    where: values['where'] ?? '',
    scope: {
      itemId: values['item'] === 'this' ? (start?.itemId ?? null) : null,
      cause: values['cause'] as 'other',
      layer: null,
    },
    owner: ownerOf(values),
    days: daysOf(values['days']),
  }
}
