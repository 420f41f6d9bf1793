/** Comparisons and findings as the wire carries them, their words in the reader's language. */
import type { Finding as CoreFinding, CaseState } from '#core/case/case.ts'
import type { Remark as CoreRemark } from '#core/materials/compare-papers.ts'
import type { Reconciliation as CoreReconciliation } from '#core/materials/reconcile.ts'
import type { Finding } from '#contract/findings.ts'
import type { Reconciliation } from '#contract/papers.ts'
import type { Remark } from '#contract/readings.ts'
import type { Language } from '#words/date.ts'
import { paperName } from '#words/documents.ts'
import { findingSentence } from '#words/finding.ts'
import { remarkSentence } from '#words/remarks.ts'

/** Of the same shape; only that the contract's lists could be written to. */
export const presentReconciliation = (result: CoreReconciliation): Reconciliation =>
  structuredClone(result) as Reconciliation

/** Each as one sentence, papers called by their labels. */
export function presentRemarks(
  remarks: readonly CoreRemark[],
  { papers }: Pick<CaseState, 'papers'>,
  lang: Language,
): Remark[] {
  const labelOf = (id: string) => {
    const paper = papers.find((each) => each.id === id)
    return paper ? paperName(paper.label, paper.document, lang) : ''
  }
  return remarks.map((remark) => ({
    code: remark.code,
    severity: remark.severity,
    paperIds: [...remark.paperIds],
    text: remarkSentence(remark, lang, labelOf),
  }))
}

export function presentFinding(finding: CoreFinding, state: Pick<CaseState, 'papers'>, lang: Language): Finding {
  const { paperIds, lines, items, result, remarks = [], ...rest } = finding
  return {
    ...rest,
    paperIds: [...paperIds],
    lines: [...lines],
    ...(items && { items: [...items] }),
    result: presentReconciliation(result),
    sentence: findingSentence(finding, lang),
    remarks: presentRemarks(remarks, state, lang),
  }
}
