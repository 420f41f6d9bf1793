import { Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { advisers, type BlurArea } from '#contract/advisers.ts'
import type { Paper } from '#contract/papers.ts'
import { addressOf, call } from '../api.ts'
import { papers } from '#contract/papers.ts'
import { BlurStage } from './blur-stage.tsx'
import { useBlurWords } from './blur-words.ts'
import { freshArea, type Area } from './blur-shapes.ts'
import { ErrorNotice } from './error-notice.tsx'
import { useSubmit } from './use-submit.ts'
import './blur-areas.css'

/**
 * Covers parts of a paper that is a picture and saves the covered copy on the case; `onDone` is given the new paper. What was drawn stays
 * when saving fails. Finding names and faces is left to whoever looks at it, and said so.
 */
export function BlurPaper(props: {
  caseId: string
  paper: Pick<Paper, 'id' | 'label'>
  onDone: (copy: Paper) => void
  onCancel: () => void
}) {
  const { caseId, paper, onDone, onCancel } = props
  const params = { caseId, paperId: paper.id }
  return (
    <BlurAreas
      picture={addressOf(papers.get.path, { paperId: paper.id })}
      label={paper.label}
      onCancel={onCancel}
      save={async (areas, key) => onDone(await call(advisers.blur, { params, body: { areas, faces: true }, key }))}
    />
  )
}

/** The same on any picture, for any way to save it. */
export function BlurAreas(props: {
  /** Address of the picture. */
  picture: string
  label: string
  save: (areas: BlurArea[], idempotencyKey: string) => Promise<void>
  onCancel: () => void
}) {
  const { picture, label, save, onCancel } = props
  const words = useBlurWords()
  const [areas, setAreas] = useState<readonly Area[]>([])
  const [chosen, setChosen] = useState(-1)
  const [looked, setLooked] = useState(false)
  const [large, setLarge] = useState(false)
  const adding = useRef<HTMLButtonElement>(null)
  const { submit, busy, thrown } = useSubmit(save)

  // What changed after the look was not looked at.
  const change = (next: readonly Area[], select = chosen) => {
    setAreas(next)
    setChosen(select)
    setLooked(false)
  }
  const remove = (at: number) => {
    change(
      areas.filter((_, place) => place !== at),
      -1,
    )
    adding.current?.focus()
  }

  return (
    <section className="blur-areas" aria-label={words.stage(label)}>
      <p>{words.how}</p>
      <p className="blur-by-hand">{words.byHand}</p>
      <div className="blur-tools">
        <Button ref={adding} onClick={() => change([...areas, freshArea(areas.length)], areas.length)}>
          {words.add}
        </Button>
        <Button disabled={chosen < 0} onClick={() => remove(chosen)}>
          {words.remove}
        </Button>
        <Button disabled={areas.length === 0} onClick={() => change([], -1)}>
          {words.clear}
        </Button>
        <Button aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? words.smaller : words.larger}
        </Button>
        <output>{words.count(areas.length)}</output>
      </div>
      <BlurStage
        picture={picture}
        label={label}
        large={large}
        areas={areas}
        chosen={chosen}
        choose={setChosen}
        change={change}
        remove={remove}
      />
      <p className="blur-keys">{words.keys}</p>
      <Checkbox checked={looked} disabled={areas.length === 0} onChange={(event) => setLooked(event.target.checked)}>
        {words.looked}
      </Checkbox>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="blur-ends">
        <Button
          type="primary"
          disabled={areas.length === 0 || !looked}
          loading={busy}
          onClick={() => void submit(areas.map((area) => ({ ...area })))}
        >
          {busy ? words.saving : words.save}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}
