import { useRef, useState, type DragEvent } from 'react'
import { useIntakeWords } from './intake-words.ts'
import { isComposing } from './key-match.ts'
import { fileKind, paperAccept } from './paper-upload.ts'
import type { PaperHere, Papers } from './use-papers.ts'
import './intake.css'
import './paper-strip.css'

/**
 * The papers on the desk as a strip of small pictures: camera, scanner files, drag and drop; pasting is heard by the form
 * around it (`papers.onPaste`). `papers` comes from usePapers().
 */
export function PaperStrip({ papers, legend }: { papers: Papers; legend?: string }) {
  const words = useIntakeWords()
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    papers.add(event.dataTransfer.files)
  }

  const take = (input: HTMLInputElement) => {
    papers.add([...(input.files ?? [])])
    input.value = '' // the same file may be chosen again after it was taken away
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way; the buttons inside are the first
    <fieldset
      className="paper-strip"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <legend className="intake-legend">
        {legend ?? words.papers} <small>{over ? words.dropHere : words.papersHint}</small>
      </legend>
      <ul>
        {papers.list.map((paper) => (
          <Paper key={paper.key} paper={paper} papers={papers} />
        ))}
        <li className="paper-add">
          <button type="button" className="paper-camera" onClick={() => camera.current?.click()}>
            {words.takePhoto}
          </button>
          <button type="button" onClick={() => chooser.current?.click()}>
            <span aria-hidden="true">＋</span>
            {words.chooseFile}
          </button>
        </li>
      </ul>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={paperAccept}
        aria-label={words.chooseFile}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={words.takePhoto}
        onChange={(event) => take(event.target)}
      />
    </fieldset>
  )
}

function Paper({ paper, papers }: { paper: PaperHere; papers: Papers }) {
  const words = useIntakeWords()
  const [label, setLabel] = useState(paper.label)
  const name = paper.label || paper.name
  const own = { tooBig: words.tooBig, wrongKind: words.wrongKind }[paper.fault]
  const rename = () => {
    if (label.trim() !== paper.label) void papers.retry({ ...paper, label: label.trim() })
  }
  return (
    <li className="paper-here" data-state={paper.state}>
      <div className="paper-picture">
        {paper.preview ? <img src={paper.preview} alt={name} /> : <span>{fileKind(paper.file.name)}</span>}
        {paper.state === 'sending' && (
          <progress max={1} value={paper.part} aria-label={`${name} ${words.sending(Math.round(paper.part * 100))}`} />
        )}
        <button
          type="button"
          className="paper-remove"
          onClick={() => papers.remove(paper.key)}
          aria-label={`${words.remove} ${name}`}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {!own && (
        <input
          className="paper-label"
          value={label}
          maxLength={60}
          placeholder={words.paperLabelHint}
          aria-label={`${words.paperLabel}（${paper.name}）`}
          onChange={(event) => setLabel(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
            event.preventDefault() // takes the name; does not send the form
            rename()
          }}
        />
      )}
      <p role={paper.state === 'failed' ? 'alert' : 'status'}>
        {paper.state === 'sending' && words.sending(Math.round(paper.part * 100))}
        {paper.state === 'ready' && words.sent}
        {paper.state === 'failed' && (own ?? `${words.notSent} ${paper.fault}`)}
        {paper.state === 'failed' && !own && (
          <button type="button" className="plain-button" onClick={() => void papers.retry(paper)}>
            {words.retry}
          </button>
        )}
      </p>
    </li>
  )
}
