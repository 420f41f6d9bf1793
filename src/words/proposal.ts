/** The draft of a policy proposal, made from its evidence. */
import type { Cause } from '#core/causes/taxonomy.ts'
import type { Evidence } from '#core/network/proposal.ts'
import { causeWords } from './causes.ts'
import { dateWords } from './date.ts'
import { filingLevelWords } from './network.ts'

/** Title and text to begin with; whoever sends it corrects them. `evidence` is newest first and not empty. */
export function proposalDraft(
  item: string,
  cause: Cause,
  evidence: readonly (Evidence & { readonly why: string })[],
): { title: string; text: string } {
  const matter = item || '同类事项'
  const clauses = [...new Set(evidence.map(({ clause }) => clause))]
  const reasons = [...new Set(evidence.map(({ why }) => why))]
  const cases = evidence.map(
    ({ number, centre, beyond, level, decided }, at) =>
      `${at + 1}. ${number}（${centre}，${dateWords(decided, 'zh')}，${filingLevelWords[level].zh}级批准）：${beyond}`,
  )
  return {
    title: `关于“${matter}”${causeWords[cause].zh}的政策建议`,
    text: [
      `一、情况\n${dateWords(evidence.at(-1)!.decided, 'zh')}以来，“${matter}”有 ${evidence.length} 件因“${causeWords[cause].zh}”按例外办理，每件都单独备案。`,
      `二、卡在哪一条\n${clauses.join('\n')}`,
      `三、为什么只能例外\n${reasons.join('\n')}`,
      `四、已经备案的\n${cases.join('\n')}`,
      '五、建议\n建议修订上述条款，使同样的情况不必逐件例外办理；修订前，明确可以参照办理的条件。',
    ].join('\n\n'),
  }
}
