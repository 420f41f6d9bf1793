import { useRef, useState } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { papers as routes, type QrReading } from '#contract/papers.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api.ts'
import { keys, useMe } from '../../../queries.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useSubmit } from '../../../ui/use-submit.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { reasonsAgainst } from '../verbs.ts'
import { billOf, fileKey } from './bill-read.ts'
import { PaperDocument } from './paper-document.tsx'
import { PaperOriginal } from './paper-original.tsx'
import { useReadings } from './use-readings.ts'
import { useSideWords } from './words.ts'

type Props = {
  paper: CaseFile['papers'][number]
  onRead: (text: string) => void
  onCompare: (text: string) => void
}

/** What the codes on a paper say. The raw text is always kept, and read is never called verified. */
export function PaperReadings({ paper, onRead, onCompare }: Props) {
  const { file, say } = useCaseDesk()
  const isDirector = useMe()?.roles.includes('director')
  const words = useSideWords()
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<readonly QrReading[] | null>(null)
  const [nothing, setNothing] = useState(false)
  const { submit, busy, thrown } = useSubmit((_: undefined, key: string) =>
    call(routes.read, { params: { caseId: file.id, paperId: paper.id }, key }),
  )
  async function read() {
    const answer = await submit(undefined)
    if (!answer) return
    setFound(answer.readings)
    const bill = answer.readings.find((reading) => billOf(reading) !== null)
    const { document } = answer
    setNothing(answer.readings.length === 0 && document === null)
    if (bill) onRead(bill.text)
    else if (document !== null && document !== 'feeList') onRead(fileKey(paper.id))
    if (bill) say(words.filledFromCode)
    else if (document !== null) say(document === 'feeList' ? words.readFeeList : words.filledFromFile)
    requestAnimationFrame(() => box.current?.lastElementChild?.scrollIntoView({ block: 'nearest' }))
    void client.invalidateQueries({ queryKey: keys.file(file.id) })
  }
  const document = useReadings(file).readings.find(({ paperId }) => paperId === paper.id)
  /** What a picture's code says stands below, with its raw text. */
  const told = document && Object.values(document.from).some((source) => source !== 'qr') ? document : null
  const readings = found ?? paper.qr
  const may = reasonsAgainst(file, 'recordReading')?.length === 0
  return (
    <div className="readings" ref={box}>
      {may && (
        <button type="button" className="quiet-button" disabled={busy} onClick={() => void read()}>
          {busy ? words.reading : words.read}
        </button>
      )}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="nothing" />}
      {nothing && <p role="status">{words.readNone}</p>}
      {told && <PaperDocument reading={told} onCompare={onCompare} />}
      {isDirector && paper.mediaType.startsWith('image/') && <PaperOriginal paperId={paper.id} />}
      {readings.map((reading) => (
        <Reading key={reading.text} reading={reading} onCompare={onCompare} />
      ))}
    </div>
  )
}

/** Fields as the reader names them, in the order in which a clerk looks for them. */
const known = [
  'amount',
  'amountMeaning',
  'number',
  'billNumber',
  'code',
  'billCode',
  'date',
  'checkCode',
  'typeName',
  'host',
  'url',
] as const

function Reading({ reading, onCompare }: { reading: QrReading; onCompare: Props['onCompare'] }) {
  const words = useSideWords()
  const { fields } = reading
  const valueOf = (name: (typeof known)[number]) =>
    name === 'amountMeaning' ? (fields[name] === 'withTax' ? words.withTax : words.withoutTax) : fields[name]
  return (
    <article className="case-card reading">
      <h4>{words[reading.kind]}</h4>
      <dl className="case-pairs">
        {known
          .filter((name) => fields[name])
          .map((name) => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd>{valueOf(name)}</dd>
            </div>
          ))}
      </dl>
      {billOf(reading) && (
        <button type="button" className="quiet-button" onClick={() => onCompare(reading.text)}>
          {words.useAmount}
        </button>
      )}
      <details>
        <summary>{words.raw}</summary>
        <code className="side-raw">{reading.text}</code>
      </details>
      <p className="readings-note">{words.readNote}</p>
    </article>
  )
}
