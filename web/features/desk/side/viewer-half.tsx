import { useState, type Ref } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import type { PaperPages } from '#contract/pages.ts'
import { asProblem } from '../../../problem.ts'
import { usePaperUrl } from './paper-picture.tsx'
import { isSketched, PageSketch, usePaperPages } from './page-sketch.tsx'
import { Stage, type StageHandle, type View } from './stage.tsx'
import type { Size } from './viewer-math.ts'
import { useSideWords } from './words.ts'
import { useViewerWords } from './viewer-words.ts'

type Paper = CaseFile['papers'][number]

type Props = {
  paper: Paper
  name: string
  /** From 0; more than there are is the last one. */
  page: number
  /** One page on or back, and beyond the last one to the next paper. */
  onTurn: (by: 1 | -1) => void
  handle: Ref<StageHandle>
  view: View
  onView: (view: View) => void
  onLead: () => void
  onScrolled: (frame: Element) => void
  leading: boolean
}

const unknown: Size = { width: 0, height: 0 }

/** One paper of the viewer, whatever it is: a picture, pages drawn from a PDF or OFD, or a file that can only be downloaded. */
export function ViewerHalf({ paper, name, page, onTurn, ...stage }: Props) {
  const words = useViewerWords()
  if (paper.mediaType.startsWith('image/')) return <Picture paperId={paper.id} name={name} {...stage} />
  if (!isSketched(paper.mediaType))
    return (
      <p className="viewer-file">
        <span>
          <strong>{name}</strong> {words.noSketch}
        </span>
        <Download paperId={paper.id} />
      </p>
    )
  return <Pages paper={paper} name={name} page={page} onTurn={onTurn} {...stage} />
}

type StageProps = Omit<Props, 'paper' | 'name' | 'page' | 'onTurn'>

function Picture({ paperId, name, ...stage }: { paperId: string; name: string } & StageProps) {
  const words = useSideWords()
  const [sheet, setSheet] = useState<Size>(unknown)
  const [broken, setBroken] = useState(false)
  const { url, failed } = usePaperUrl(paperId)
  return (
    <>
      {(failed || broken) && <p role="alert">{words.gone}</p>}
      <Stage name={name} sheet={sheet} {...stage}>
        {(zoom, turn) => (
          <img
            src={url}
            alt={name}
            draggable={false}
            onLoad={({ currentTarget }) =>
              setSheet({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => setBroken(url !== undefined)}
            style={{
              width: sheet.width * zoom || undefined,
              height: sheet.height * zoom || undefined,
              transform: `translate(-50%, -50%) rotate(${turn}deg)`,
            }}
          />
        )}
      </Stage>
    </>
  )
}

function Pages({
  paper,
  name,
  page: wanted,
  onTurn,
  ...stage
}: { paper: Paper; name: string; page: number; onTurn: Props['onTurn'] } & StageProps) {
  const words = useViewerWords()
  const { data, error } = usePaperPages(paper.id, true)
  const at = Math.min(wanted, (data?.pages.length ?? 1) - 1)
  const page = data?.pages[at]
  const { fields, detail } = error ? asProblem(error) : { fields: [], detail: '' }
  return (
    <>
      {data && page && data.pages.length > 1 && (
        <div className="viewer-pages" role="group" aria-label={words.pagesOf(name)}>
          <button type="button" className="quiet-button" disabled={at === 0} onClick={() => onTurn(-1)}>
            {words.before}
          </button>
          <output>{words.pageOf(at + 1, data.count)}</output>
          <button
            type="button"
            className="quiet-button"
            disabled={at === data.pages.length - 1}
            onClick={() => onTurn(1)}
          >
            {words.next}
          </button>
        </div>
      )}
      {page ? (
        <Stage name={words.page(name, at + 1)} sheet={page} {...stage}>
          {(zoom, turn) => <PageSketch page={page} label={words.page(name, at + 1)} zoom={zoom} turn={turn} />}
        </Stage>
      ) : (
        <p className="viewer-file" role={error ? 'alert' : 'status'}>
          {error ? fields[0]?.text || detail : data ? words.empty : words.drawing}
        </p>
      )}
      <p className="viewer-note">
        {data && <span>{notesOf(data, page !== undefined && isEmpty(page), words)}</span>}
        <Download paperId={paper.id} />
      </p>
    </>
  )
}

const isEmpty = ({ words, pictures }: PaperPages['pages'][number]): boolean => words.length + pictures.length === 0

function notesOf(data: PaperPages, empty: boolean, words: ReturnType<typeof useViewerWords>): string {
  return [
    words.sketch,
    ...(empty ? [words.empty] : []),
    ...(data.count > data.pages.length ? [words.beyond(data.pages.length)] : []),
    ...(data.picturesLeftOut ? [words.leftOut] : []),
  ].join(' ')
}

function Download({ paperId }: { paperId: string }) {
  const words = useViewerWords()
  return (
    <a className="quiet-button" href={`/api/papers/${paperId}`} download>
      {words.download}
    </a>
  )
}
