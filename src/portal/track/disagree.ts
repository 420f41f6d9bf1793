import { html } from 'ghtml'
import type { PersonFile } from '#app/portal-reads.ts'
import { appealedAlready } from '#core/supervision/appeal.ts'
import type { View } from '../view.ts'

/** The way to have the answer looked at again by somebody who had no part in it, while it is open and was not gone already. */
export const disagree = ({ t }: Pick<View, 't'>, { state, may }: Pick<PersonFile, 'state' | 'may'>): string =>
  may.has('appeal') && !appealedAlready(state, 'answer')
    ? html`<p class="no-print"><a class="button plain" href="/track/appeal">${t('不同意这个答复，请别人重新看', 'I disagree; let somebody else look again')}</a></p>`
    : ''
