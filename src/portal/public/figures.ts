/** Last month, honestly: figures with the number they are of; what is about fewer than five people is not shown, and that is said. */
import { html } from 'ghtml'
import type { PublicFigures } from '#app/portal-reads.ts'
import { leastPublic } from '#core/figures/small-cells.ts'
import { outcomes, type Outcome } from '#core/case/case.ts'
import { outcomeWords } from '#words/case.ts'
import type { View } from '../view.ts'

/** '2026年10月' or 'October 2026'. */
export function monthWords(view: Pick<View, 'lang'>, month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const names = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ]
  return view.lang === 'zh' ? `${year}年${number}月` : `${names[number - 1]} ${year}`
}

const hiddenWords = (view: Pick<View, 't'>): string => view.t('人数太少，不单列', 'too few to show')

/** One number with what it is of; a hidden one says so in its place. */
export function figure(view: View, n: number | null, what: string): string {
  return html`<div class="figure">!${n === null ? html`<b class="words">${hiddenWords(view)}</b>` : html`<b>${n}</b>`}<span>${what}</span></div>`
}

export function figuresSection(view: View, figures: PublicFigures): string {
  const { t } = view
  const month = monthWords(view, figures.month)
  const heading = html`<h2 id="figures">${t(`上个月（${month}）办得怎么样`, `How it went last month (${month})`)}</h2>`
  if (figures.registered === 0 && figures.answered === 0) {
    return html`<section class="stack">!${heading}<p>${t('上个月没有人来反映，也没有要答复的事，所以没有数字可看。', 'Nobody came last month and nothing was due an answer, so there are no figures.')}</p></section>`
  }
  return html`<section class="stack">!${heading}
<div class="figures">
!${figure(view, figures.registered, t('件新来的事', 'new matters'))}
!${figure(view, figures.answered, t('件给了答复', 'answered'))}
!${figures.answered ? onTime(view, figures, figures.answered) + solved(view, figures, figures.answered) : ''}
</div>
!${figures.answered ? mix(view, figures, figures.answered) : ''}
<p class="soft">${t(
    `数字直接从办件记录里数出来，没有人改过。少于 ${leastPublic} 件的不单列，以免认出是谁；能从别的数字减出来的，也一起不列。“解决了”是来办事的人自己说的。`,
    `Counted straight from the records, edited by nobody. Fewer than ${leastPublic} are not shown, lest somebody be recognised, nor is what could be found by subtraction. “Solved” is what the people themselves said.`,
  )}</p></section>`
}

const onTime = (view: View, { time }: PublicFigures, n: number): string =>
  figure(view, time.onTime, view.t(`件在说好的日子以前答复（共 ${n} 件）`, `answered by the promised day (of ${n})`))

const solved = (view: View, { solved: parts }: PublicFigures, n: number): string =>
  figure(view, parts.yes, view.t(`件本人说解决了（共 ${n} 件）`, `solved, say the people themselves (of ${n})`)) +
  figure(view, parts.no, view.t(`件本人说没解决（共 ${n} 件）`, `not solved, say the people (of ${n})`))

function mix(view: View, figures: PublicFigures, n: number): string {
  const parts = outcomes.flatMap((outcome: Outcome) => {
    const count = figures.outcomes[outcome]
    return count === undefined || count === 0 ? [] : [{ outcome, count }]
  })
  if (parts.length === 0) return ''
  const rows = parts.map(({ outcome, count }) => {
    const bar =
      count === null
        ? ''
        : html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="4"/><rect class="part" width="${Math.round((count / n) * 100)}" height="4"/></svg>`
    return html`<li><span>${view.word(outcomeWords[outcome])}</span><b class="number">${count === null ? hiddenWords(view) : view.t(`${count} 件`, String(count))}</b>!${bar}</li>`
  })
  return html`<h3>${view.t(`${n} 件答复的结果`, `The outcome of the ${n} answered`)}</h3><ul class="bars">!${rows}</ul>`
}
