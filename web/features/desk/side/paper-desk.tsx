import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { papers as routes } from '#contract/papers.ts'
import { documentNames, paperName } from '#words/documents.ts'
import { call } from '../../../api.ts'
import { useLanguage } from '../../../prefs.ts'
import { keys } from '../../../queries.ts'
import { BlurPaper } from '../../../ui/blur-areas.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { TwoChairs } from '../../../ui/empty-state.tsx'
import { PhoneCamera } from '../../../ui/phone-camera.tsx'
import { PaperStrip } from '../../../ui/paper-strip.tsx'
import { fileKind } from '../../../ui/paper-upload.ts'
import { usePapers } from '../../../ui/use-papers.ts'
import { usePhoneCamera } from '../../../ui/use-phone-camera.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { reasonsAgainst } from '../verbs.ts'
import { billOf, fileKey } from './bill-read.ts'
import { PaperPicture } from './paper-picture.tsx'
import { PaperReadings } from './paper-readings.tsx'
import { useSideWords } from './words.ts'
import { Viewer } from './viewer.tsx'

type Props = {
  openId: string | null
  onOpen: (paperId: string) => void
  /** Whether it is on the screen: its keys work then, and its pictures are fetched. */
  active: boolean
  /** A bill's code was read, by its raw text: the comparison is filled from it. */
  onRead: (text: string) => void
  /** Two papers are laid side by side, or one alone again. */
  onBeside: (on: boolean) => void
  /** The person wants to compare it now. */
  onCompare: (text: string) => void
}

/** The papers of the case: a strip of small pictures, one of them big, and what its codes say. */
export function PaperDesk({ openId, onOpen, active, onRead, onBeside, onCompare }: Props) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const papers = file.papers.filter((paper) => !paper.withdrawn)
  const open = papers.find((paper) => paper.id === openId) ?? papers[0]
  const labelOf = (paper: (typeof papers)[number]) => paper.label || words.paperNumber(papers.indexOf(paper) + 1)
  const nameOf = (paper: (typeof papers)[number]) => paperName(labelOf(paper), paper.document, lang)
  return (
    <>
      {papers.length > 0 ? (
        <ul className="thumbs">
          {papers.map((paper) => (
            <li key={paper.id}>
              <button type="button" aria-pressed={paper === open} onClick={() => onOpen(paper.id)}>
                {paper.mediaType.startsWith('image/') ? (
                  <span className="thumb-picture">
                    <PaperPicture paperId={paper.id} alt="" />
                  </span>
                ) : (
                  <span className="thumb-pdf">{fileKind(paper.mediaType)}</span>
                )}
                <span className="thumb-name">{labelOf(paper)}</span>
                {paper.document && <span className="thumb-name">{documentNames[paper.document][lang]}</span>}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <div className="side-empty">
          <TwoChairs />
          <h3>{words.noPapers}</h3>
          <p>{words.noPapersNext}</p>
        </div>
      )}
      {open && (
        <>
          <Viewer paper={open} papers={papers} onOpen={onOpen} nameOf={nameOf} onBeside={onBeside} active={active} />
          <CoveredCopy
            key={`${open.id}-cover`}
            paper={{ id: open.id, label: nameOf(open) }}
            pictured={open.mediaType}
          />
          <PaperReadings key={`${open.id}-read`} paper={open} onRead={onRead} onCompare={onCompare} />
        </>
      )}
      <AddPapers
        onBill={(paperId, text) => {
          onOpen(paperId)
          onRead(text)
        }}
      />
    </>
  )
}

/** A panel is given covered copies only; whoever covers one draws over the picture, and the original stays. */
function CoveredCopy({ paper, pictured }: { paper: { id: string; label: string }; pictured: string }) {
  const { file, say } = useCaseDesk()
  const client = useQueryClient()
  const words = useSideWords()
  const [open, setOpen] = useState(false)
  if (!pictured.startsWith('image/') || reasonsAgainst(file, 'convenePanel')?.length !== 0) return null
  if (!open) {
    return (
      <button type="button" className="quiet-button side-cover" onClick={() => setOpen(true)}>
        {words.coverCopy}
      </button>
    )
  }
  return (
    <BlurPaper
      caseId={file.id}
      paper={paper}
      onDone={() => {
        setOpen(false)
        say(words.covered)
        void client.invalidateQueries({ queryKey: keys.file(file.id) })
        void client.invalidateQueries({ queryKey: ['panel-papers', file.id] })
      }}
      onCancel={() => setOpen(false)}
    />
  )
}

/**
 * A paper that has arrived on the server goes onto the case by itself: nobody uploads for nothing. Then its codes are looked for, and a bill
 * among them fills the comparison.
 */
function AddPapers({ onBill }: { onBill: (paperId: string, text: string) => void }) {
  const { file, run, say } = useCaseDesk()
  const client = useQueryClient()
  const words = useSideWords()
  const uploads = usePapers(file.papers.length)
  const [thrown, setThrown] = useState<unknown>()
  const against = reasonsAgainst(file, 'addPaper')
  const may = against?.length === 0
  const { add } = uploads
  useEffect(() => {
    if (!may) return undefined
    // A picture may be pasted wherever the focus is; text goes where it always went.
    const onPaste = ({ clipboardData }: ClipboardEvent) => add([...(clipboardData?.files ?? [])])
    // So may a file be dropped: beside the strip the browser would leave the page to show it.
    const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
    const onDragOver = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      // The strip takes its own.
      if (event.defaultPrevented || !carriesFiles(event)) return
      event.preventDefault()
      add([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('paste', onPaste)
    addEventListener('dragover', onDragOver)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('paste', onPaste)
      removeEventListener('dragover', onDragOver)
      removeEventListener('drop', onDrop)
    }
  }, [may, add])
  const next = uploads.list.find(({ state, id }) => state === 'ready' && id !== null)
  /** One after the other: what is put on or read moves the case on, and the next one stands on that. */
  const [working, setWorking] = useState(false)
  async function putOn(paperId: string, key: string) {
    // The key of the upload is the key of the putting-on too: however often it is asked for, it happens once.
    await run({ type: 'addPaper', paperId }, { key: `paper-${key}` })
    uploads.remove(key)
    // What cannot be read now can be read by its button: nothing is said of it.
    await readByItself(paperId, key).catch(() => undefined)
  }
  async function readByItself(paperId: string, key: string) {
    const { readings, document } = await call(routes.read, {
      params: { caseId: file.id, paperId },
      query: { byItself: 'yes' },
      key: `read-${key}`,
    })
    if (readings.length === 0 && document === null) return
    await client.invalidateQueries({ queryKey: keys.file(file.id) })
    const bill = readings.find((reading) => billOf(reading) !== null)
    if (bill) onBill(paperId, bill.text)
    else if (document !== null && document !== 'feeList') onBill(paperId, fileKey(paperId))
    if (bill) say(words.filledFromCode)
    else if (document !== null) say(document === 'feeList' ? words.readFeeList : words.filledFromFile)
  }
  /** What a phone sends is on the case already; it only has to be read. */
  const reading = useRef(Promise.resolve())
  const camera = usePhoneCamera({ caseId: file.id }, ({ id }) => {
    reading.current = reading.current.then(() => readByItself(id, `camera-${id}`)).catch(() => undefined)
  })
  useEffect(() => {
    if (!next?.id || thrown !== undefined || working) return
    // oxlint-disable-next-line react/set-state-in-effect -- what it begins happens outside: the paper has arrived on the server
    setWorking(true)
    void putOn(next.id, next.key)
      .catch((error: unknown) => setThrown(error))
      .finally(() => setWorking(false))
  }, [next?.id, thrown, working]) // oxlint-disable-line react/exhaustive-deps -- once per arrival
  if (!may) return null
  return (
    <div className="side-add">
      <PaperStrip papers={uploads} legend={words.addToCase} />
      <PhoneCamera camera={camera} />
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" onRetry={() => setThrown(undefined)} />}
    </div>
  )
}
