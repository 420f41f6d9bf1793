import type { Remark } from '#contract/readings.ts'
import { useFindingWords } from './finding-words.ts'

/** What disagrees between the papers, now or (with its own label) when they were compared, gravest first; nothing when nothing was found. */
export function PaperRemarks({ remarks, label }: { remarks: readonly Remark[]; label?: string }) {
  const words = useFindingWords()
  if (remarks.length === 0) return null
  return (
    <ul className="finding-remarks" aria-label={label ?? words.now}>
      {remarks.map(({ code, severity, text }, at) => (
        <li key={`${code}-${at}`} data-severity={severity}>
          <b>{words[severity]}</b> {text}
        </li>
      ))}
    </ul>
  )
}
