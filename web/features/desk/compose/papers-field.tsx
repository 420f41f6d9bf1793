import { paperName } from '#words/documents.ts'
import type { CaseFile } from '#contract/cases.ts'
import { useLanguage } from '../../../prefs.ts'
import { ManyField } from '../fields.tsx'
import { idsOf, idsText } from './rows.ts'
import { useNetworkFormWords } from './network-words.ts'

/** What a paper is called on this desk. */
export function usePaperName(file: Pick<CaseFile, 'papers'>): (id: string) => string {
  const lang = useLanguage()
  const words = useNetworkFormWords()
  return (id) => {
    const at = file.papers.findIndex((paper) => paper.id === id)
    const paper = file.papers[at]
    return paper ? paperName(paper.label || words.paperNumber(at + 1), paper.document, lang) : ''
  }
}

/** Papers that are laid open to somebody outside: none by itself, and said plainly that they are seen as they are. */
export function PapersField(props: { file: CaseFile; value: string; onChange: (papers: string) => void }) {
  const words = useNetworkFormWords()
  const nameOf = usePaperName(props.file)
  const papers = props.file.papers.filter((paper) => !paper.withdrawn)
  if (papers.length === 0) return null
  return (
    <div className="field papers-open">
      <ManyField
        label={words.papersOpen}
        values={idsOf(props.value)}
        options={papers.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        onChange={(ids) => props.onChange(idsText(ids))}
      />
      <p className="field-hint">{props.value === '' ? words.papersNone : words.papersAsTheyAre}</p>
    </div>
  )
}
