/** The five stages as a line one can follow with a finger. */
import { html } from 'ghtml'
import type { CaseState, Stage } from '#core/case/case.ts'
import { stageOrder } from '#core/case/evolve.ts'
import { stageWords } from '#words/case.ts'
import type { View } from '../view.ts'

interface StageText {
  readonly name: string
  readonly text: string
}

/** As explained to somebody who has not begun. */
export const stageLine = (stages: readonly StageText[], className = ''): string =>
  html`<ol class="line ${className}">!${stages.map((stage) => html`<li><h3>${stage.name}</h3><p>${stage.text}</p></li>`)}</ol>`

const five: readonly Stage[] = stageOrder.slice(0, 5)

/** Where one case stands. After the reply all five lie behind it. */
export function stageProgress(view: View, state: CaseState): string {
  const at = stageOrder.indexOf(state.stage)
  const items = five.map((stage, index) => {
    const name = view.word(stageWords[stage])
    if (index < at) return html`<li class="past">${name}</li>`
    if (index > at) return html`<li>${name}</li>`
    return html`<li class="here" aria-current="step">${name}<span class="here-tag">${view.t('现在在这里', 'now')}</span><small>${view.word(stageWords[stage].hint)}</small></li>`
  })
  return html`<ol class="line now">!${items}</ol>`
}
