import type { FilingRow } from '#contract/filings.ts'
import { causeWords } from '#words/causes.ts'
import { filingLevelWords } from '#words/network.ts'
import { dictionary } from '../i18n.ts'
import { useLanguage } from '../prefs.ts'
import { dateWords } from '#words/date.ts'
import { exactText } from './time.ts'
import './filing-card.css'

const useFilingWords = dictionary(
  {
    asked: '待批',
    approved: '已批',
    refused: '未批',
    withdrawn: '已撤回',
    inForce: (until: string) => `可用到${until}`,
    expired: (until: string) => `${until}过期`,
    unsound: '上级复核认为不妥，不能再用',
    clause: '突破的条款',
    why: '为什么',
    limits: '到哪里为止',
    risk: '风险与控制',
    decided: (who: string) => `${who}批复`,
    reviewed: (who: string, sound: boolean) => `${who}复核：${sound ? '没有问题' : '不妥'}`,
    alike: (n: number) => `同类已批 ${n} 件`,
    level: (level: string) => `${level}级`,
  },
  {
    asked: 'Awaiting approval',
    approved: 'Approved',
    refused: 'Not approved',
    withdrawn: 'Withdrawn',
    inForce: (until: string) => `in force until ${until}`,
    expired: (until: string) => `expired ${until}`,
    unsound: 'Found unsound from above; may not be relied on',
    clause: 'Clause gone beyond',
    why: 'Why',
    limits: 'Where it ends',
    risk: 'Risk and how it is kept small',
    decided: (who: string) => `Decided by ${who}`,
    reviewed: (who: string, sound: boolean) => `Reviewed by ${who}: ${sound ? 'sound' : 'not sound'}`,
    alike: (n: number) => `${n} alike approved`,
    level: (level: string) => `${level} level`,
  },
)

/** One exception of the register: what was done beyond the rule, on which ground, how far it goes, and who answers for it. */
export function FilingCard({ row, heading: Heading = 'h2' }: { row: FilingRow; heading?: 'h2' | 'h4' }) {
  const words = useFilingWords()
  const lang = useLanguage()
  const until = dateWords(row.expires, lang)
  return (
    <article className="filing-card" data-status={row.inForce ? 'in-force' : row.status}>
      <header>
        <Heading>{row.beyond}</Heading>
        <p>
          <strong>{words[row.status]}</strong>
          {row.status === 'approved' && <span>{row.inForce ? words.inForce(until) : words.expired(until)}</span>}
          <span>{words.level(filingLevelWords[row.level][lang])}</span>
          {row.alike > 1 && <span>{words.alike(row.alike)}</span>}
        </p>
      </header>
      <p className="filing-matter">
        {[
          row.centre,
          row.caseId ? '' : row.number,
          row.item,
          row.causes.map((cause) => causeWords[cause][lang]).join('、'),
        ]
          .filter(Boolean)
          .join(' · ')}
        {row.caseId && (
          <>
            {' · '}
            <a href={`/console/desk/${row.caseId}`}>{row.number}</a>
          </>
        )}
      </p>
      {row.review && !row.review.sound && <p className="filing-unsound">{words.unsound}</p>}
      <dl>
        {(['clause', 'why', 'limits', 'risk'] as const).map((part) => (
          <div key={part}>
            <dt>{words[part]}</dt>
            <dd>{row[part]}</dd>
          </div>
        ))}
        {row.decision && (
          <div>
            <dt>{words.decided(row.decision.who)}</dt>
            <dd>{[exactText(row.decision.at, lang), row.decision.note].filter(Boolean).join('　')}</dd>
          </div>
        )}
        {row.review && (
          <div>
            <dt>{words.reviewed(row.review.who, row.review.sound)}</dt>
            <dd>{[exactText(row.review.at, lang), row.review.note].filter(Boolean).join('　')}</dd>
          </div>
        )}
      </dl>
    </article>
  )
}
