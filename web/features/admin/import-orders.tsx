import { Button } from 'antd'
import { useRef, useState } from 'react'
import { hotline, type ImportReport } from '#contract/hotline.ts'
import { call } from '../../api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { useOutsideWords } from './outside-words.ts'

const mostBytes = 900_000

/** UTF-8, or what spreadsheets in Chinese save. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Orders from a file: looked at first, taken when nothing is wrong. Sent again it repeats nothing. */
export function ImportOrders() {
  const words = useOutsideWords()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [fault, setFault] = useState('')
  const { submit, busy, slow, thrown } = useSubmit((dry: boolean) =>
    call(hotline.import, { body: { csv: file!.csv, dry } }),
  )
  async function pick(chosen: File | undefined) {
    setReport(null)
    setFault('')
    if (!chosen) return setFile(null)
    if (chosen.size > mostBytes) return setFault(words.tooBig)
    return setFile({ name: chosen.name, csv: decoded(await chosen.arrayBuffer()) })
  }
  async function run(dry: boolean) {
    const told = await submit(dry)
    if (told) setReport(told)
  }
  const count = (result: ImportReport['lines'][number]['result']) =>
    report?.lines.filter((line) => line.result === result).length ?? 0
  const wrong = count('faulty')
  const clean = report !== null && wrong === 0 && report.faults.length === 0 && report.lines.length > 0
  return (
    <section className="admin-block" aria-label={words.importTitle}>
      <h3>{words.importTitle}</h3>
      <p className="admin-hint">{words.importLead}</p>
      <p className="admin-acts">
        <Button onClick={() => input.current?.click()}>{words.pick}</Button>
        <input
          ref={input}
          className="only-heard"
          type="file"
          accept=".csv,text/csv"
          tabIndex={-1}
          aria-label={words.pick}
          onChange={({ target }) => void pick(target.files?.[0])}
        />
        {file && <span>{words.picked(file.name)}</span>}
        {file && (
          <Button loading={busy && !report} onClick={() => void run(true)}>
            {words.look}
          </Button>
        )}
        {clean && report.dry && (
          <Button type="primary" loading={busy} onClick={() => void run(false)}>
            {words.take(report.lines.length)}
          </Button>
        )}
      </p>
      {fault !== '' && <p role="alert">{fault}</p>}
      {slow && <p role="status">…</p>}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="nothing" />}
      {report && (
        <>
          {report.faults.map((text) => (
            <p key={text} role="alert">
              {text}
            </p>
          ))}
          <p role="status">
            {report.dry
              ? clean
                ? words.clean
                : words.faulty(wrong)
              : count('refused') > 0
                ? words.refusedSome(count('refused'))
                : words.done(count('new'), count('same'), count('changed'))}
          </p>
          <Lines lines={report.lines} />
        </>
      )}
    </section>
  )
}

function Lines({ lines }: { lines: ImportReport['lines'] }) {
  const words = useOutsideWords()
  if (lines.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keys
    <div className="admin-table" role="region" aria-label={words.importTitle} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.result}</th>
            <th scope="col">{words.caseNumber}</th>
            <th scope="col">{words.reason}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <th scope="row">{line.number}</th>
              <td
                data-tone={
                  line.result === 'faulty' || line.result === 'refused'
                    ? 'red'
                    : line.result === 'changed'
                      ? 'amber'
                      : undefined
                }
              >
                {words.isWhat(line.result)}
              </td>
              <td>{line.caseNumber ?? ''}</td>
              <td>{line.reasons.join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
