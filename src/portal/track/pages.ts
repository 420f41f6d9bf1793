/** The smaller pages around a case: opening it, papers, writing, the letter, rating, going on. One thing a page. */
import { html } from 'ghtml'
import type { PersonFile } from '#app/portal-reads.ts'
import { lastReply } from '#core/case/demands.ts'
import { dateOf } from '#core/clock/date.ts'
import { outcomeWords } from '#words/case.ts'
import { dateWords } from '#words/date.ts'
import { page } from '../page.ts'
import type { Fault } from '../parts.ts'
import { button, choices, errorSummary, faultOf, field, form, inChinese, prose } from '../parts.ts'
import type { View } from '../view.ts'
import { disagree } from './disagree.ts'
import { inChineseOnly } from './now-card.ts'
import { grades, gradeWords, ratingReasons } from './grades.ts'

/** Unknown, mistyped and wrong are one answer. */
export function renderOpen(view: View, typed: string, wrong: 'nothing' | 'code' | 'ticket'): string {
  const { t, centre } = view
  const faults: Fault[] =
    wrong !== 'nothing'
      ? [
          {
            field: 'code',
            title: t('没有找到', 'Not found'),
            text:
              wrong === 'ticket'
                ? t(
                    '这个二维码已经打不开了，可能后来换过单子。请写最新那张单子上的查询码，或者打电话问',
                    'This QR code no longer opens anything; there may be a newer slip. Please type the code of the newest slip, or call us',
                  )
                : looksLikeNumber(typed)
                  ? t(
                      '您写的像是编号。请写单子上“查询码”那一行，一共 15 位，在编号下面',
                      'This looks like the number of the case. Please write the line called code: 15 characters, below the number',
                    )
                  : t(
                      '请对一对单子上的查询码，一共 15 位；0 和 O、1 和 I 写哪个都行',
                      'Please compare with the slip: 15 characters; 0 and O, 1 and I are the same',
                    ),
          },
        ]
      : []
  const title = t('看看办到哪了', 'See how your matter stands')
  const main = html`!${errorSummary(view, faults)}
<h1>${title}</h1>
<p>${t('单子上有二维码，用手机扫一下就能看；也可以在这里写查询码。', 'Scan the QR code of your slip, or type the code here.')}</p>
!${form(
    view,
    '/track/open',
    html`!${field({ name: 'code', label: t('查询码', 'Code'), value: typed, faults, hint: t('15 位，像这样：ABCDE-FGHJK-MNPQR。大小写、横线都不要紧。', '15 characters like ABCDE-FGHJK-MNPQR; capitals and hyphens do not matter.'), attributes: 'autocomplete="off" autocapitalize="characters" spellcheck="false" class="short typed-code"', most: 40 })}
<div class="actions">!${button(t('打开', 'Open'))}</div>`,
  )}
<div class="card"><h2>${t('没有查询码？', 'No code?')}</h2><p>${t('打电话或到窗口来，报姓名和电话，我们核对后再给您一张单子。', 'Call or come with your name and number; we check and give you a new slip.')} <b class="number">${centre.phone}</b></p></div>`
  return page(view, { title, main, personal: true, faulty: faults.length > 0 })
}

/** HQ-2026-000123: what many people take for the code. Said from its form alone, whether or not there is such a case. */
const looksLikeNumber = (typed: string): boolean =>
  /^\s*[a-z]{2,6}\d{0,2}[\s-]*\d{4}[\s-]*\d{6}\s*$/i.test(typed.normalize('NFKC'))

/** What a QR code opens: nothing personal, and nothing happens until the button is pressed, so that a preview of the link uses up nothing. */
export function renderTicket(view: View, ticket: string): string {
  const { t } = view
  const main = html`<h1>${t('打开您的事', 'Open your matter')}</h1>
<p>${t('按一下按钮，就能看到办到哪一步、谁在办、哪天答复。', 'Press the button to see where it stands, who has it and by when you hear.')}</p>
!${form(view, '/track/open', html`<input type="hidden" name="ticket" value="${ticket}"><div class="actions">!${button(t('打开', 'Open'))}</div>`)}
<p class="hint">${t('请只在自己的手机或电脑上打开。用的是别人的，看完请按“退出”。', 'Please open it on your own device; on another’s, sign out afterwards.')}</p>`
  return page(view, { title: t('打开您的事', 'Open your matter'), main, personal: true })
}

export function renderPapers(view: View, file: PersonFile, faults: readonly Fault[] = [], took = 0): string {
  const { t } = view
  const title = t('补照片或文件', 'Add pictures or files')
  const main = html`!${errorSummary(view, faults)}
<h1>${title}</h1>
!${took > 0 ? html`<p class="good">${t(`已收下 ${took} 份。`, `${took} taken.`)}</p>` : ''}
<p class="hint">${t('一次最多 6 个，每个 20 MB 以内；照片（JPG、PNG、WebP）、PDF 或电子发票（OFD、XML）。', 'At most 6 at once, 20 MB each; pictures (JPEG, PNG, WebP), PDF or e-invoices (OFD, XML).')}</p>
!${form(
    view,
    '/track/papers',
    html`<div class="field!${faultOf(faults, 'papers') ? ' faulty' : ''}"><label for="papers">${t('选照片，或者现在拍', 'Choose pictures, or take them now')}</label>
!${faultOf(faults, 'papers')}
<input type="file" id="papers" name="papers" multiple accept="image/jpeg,image/png,image/webp,application/pdf,.ofd,.xml"></div>
<div class="actions">!${button(t('传上去', 'Upload'))}</div>`,
    { upload: true, key: view.newKey() },
  )}
<p><a href="/track">${t('好了，回到我的事', 'Done, back to my matter')}</a></p>`
  return page(view, {
    title: `${title} ${file.state.number}`,
    main,
    back: '/track',
    personal: true,
    faulty: faults.length > 0,
  })
}

/** One text and a button: writing to us, or saying why it should go on. */
export function renderText(
  view: View,
  kind: 'write' | 'again' | 'appeal',
  typed: string,
  faults: readonly Fault[],
  key: string,
): string {
  const { t } = view
  const write = kind === 'write'
  const appeal = kind === 'appeal'
  const title = write
    ? t('写给我们', 'Write to us')
    : appeal
      ? t('不同意这个答复，请别人重新看', 'I disagree; let somebody else look again')
      : t('还没解决，请继续办', 'Not solved; please go on')
  const hint = write
    ? t(
        '新情况、要改的地方、问题，都可以写。经办人会看到，您也看得到自己写的。',
        'News, corrections, questions. Whoever handles it reads it, and you see what you wrote.',
      )
    : appeal
      ? t(
          '不同意哪一点、为什么，用您自己的话写。由没有经手过这件事的人来看，几个工作日内告诉您结果；不影响您申请复议或诉讼。',
          'What you disagree with and why, in your own words. Somebody who had no part in it decides within days; your right to appeal to a higher authority or a court stays.',
        )
      : t(
          '差在哪里，用您自己的话写。写了就重新打开，还是同一位负责人，重新算日子。',
          'What is still missing, in your own words. It is opened again with the same person in charge and a new date.',
        )
  const main = html`!${errorSummary(view, faults)}
!${form(view, `/track/${kind}`, html`!${field({ name: 'text', label: title, heading: true, rows: 7, value: typed, faults, hint })}<div class="actions">!${button(write ? t('送出', 'Send') : appeal ? t('请别人重新看', 'Let somebody else look') : t('请继续办', 'Please go on'))}</div>`, { key })}`
  return page(view, { title, main, back: '/track', personal: true, faulty: faults.length > 0 })
}

/** `typed`: what was chosen on a page that could not be taken. */
export function renderRate(
  view: View,
  file: PersonFile,
  faults: readonly Fault[],
  key: string,
  typed?: { readonly stars: string; readonly reasons: readonly string[]; readonly words: string },
): string {
  const { t } = view
  const title = t('这次办得怎么样？', 'How did it go?')
  const rated = file.state.rating
  const given = typed ?? (rated && { stars: String(rated.stars), reasons: rated.reasons, words: rated.words })
  const main = html`!${errorSummary(view, faults)}
!${form(
    view,
    '/track/rate',
    html`!${choices({ name: 'stars', legend: title, heading: true, hint: rated ? t('您评过一次，可以改一次；两次都会留着。', 'You rated once and may change it once; both are kept.') : t('由您自己评。经办的人看不到这一页，办结前也看不到您评了什么。', 'You alone rate. Whoever handled it does not see this page, nor your rating until the matter is closed.'), choices: grades.map((stars) => ({ value: String(stars), label: view.word(gradeWords[stars]) })), chosen: given ? [given.stars] : [], faults })}
!${choices({ name: 'reasons', legend: t('为什么？（可以不选，可以多选）', 'Why? (optional, several possible)'), many: true, choices: Object.entries(ratingReasons).map(([value, words]) => ({ value, label: view.word(words) })), chosen: given?.reasons ?? [], className: 'cards2' })}
!${field({ name: 'words', label: t('还想说什么（可以不写）', 'Anything else (optional)'), rows: 3, value: given?.words ?? '', faults })}
<div class="actions">!${button(t('交上去', 'Send'))}</div>`,
    { key },
  )}`
  return page(view, { title, main, back: '/track', personal: true, faulty: faults.length > 0 })
}

/** The explanation, whole, as it can be printed and kept (law 4); pressing the button records that it reached the person. */
export function renderLetter(view: View, file: PersonFile): string {
  const { t, centre } = view
  const { state, may } = file
  // Opened again: the earlier answer can still be read until there is a new one.
  const reply = lastReply(state) ?? state.replies.at(-1)
  if (!reply) {
    const main = html`<h1>${t('还没有答复', 'No answer yet')}</h1><p>${t('写好了会放在这里，也会告诉您。', 'Once written it is put here, and you are told.')}</p><p><a class="button" href="/track">${t('回到我的事', 'Back to my matter')}</a></p>`
    return page(view, { title: t('答复', 'Answer'), main, back: '/track', personal: true })
  }
  const part = (title: string, text: string): string =>
    text.trim() ? html`<h2>${title}</h2><div!${inChinese(view, text)}>!${prose(text)}</div>` : ''
  const author = file.names.get(reply.by) ?? ''
  const seen = reply.attempts.some(({ reached }) => reached)
  const press =
    !seen && may.has('recordDelivery')
      ? form(
          view,
          '/track/read',
          html`<input type="hidden" name="reply" value="${reply.id}"><div class="actions">!${button(t('我已看到这份答复', 'I have seen this answer'))}</div><p class="hint">${t('按了只说明您看到了，不代表您同意。接着可以说解决了没有。', 'It only says that you saw it, not that you agree. Afterwards you can say whether it is solved.')}</p>`,
          { key: view.newKey() },
        )
      : seen
        ? html`<p class="done no-print">${t('答复已送到您这里。', 'The answer has reached you.')}!${state.answered && !state.solved ? html` <a href="/track">${t('说说解决了没有', 'Say whether it is solved')}</a>` : ''}</p>`
        : ''
  const main = html`!${inChineseOnly(view)}<article class="letter"><h1>${t('答复', 'Answer')}</h1>
<p class="soft">${t('编号', 'Number')} <span class="number">${state.number}</span> · ${state.title}</p>
<h2>${t('结果', 'Result')}</h2><p><b>${view.word(outcomeWords[reply.outcome])}</b></p>
!${part(t('说明', 'Explanation'), reply.explanation)}
!${part(t('依据', 'Ground'), reply.basis)}
!${part(t('别的办法', 'Other ways'), reply.alternatives)}
!${part(t('不同意可以找谁', 'If you disagree'), reply.remedy)}
<p class="sign">${centre.name}!${author ? html`<br>${author}` : ''}<br>${dateWords(dateOf(reply.at), view.lang)}</p></article>
!${press}
!${disagree(view, file)}
<div class="actions no-print"><button type="button" class="plain" data-print hidden>${t('打印', 'Print')}</button></div>`
  return page(view, {
    title: t(`答复 ${state.number}`, `Answer ${state.number}`),
    main,
    back: '/track',
    personal: true,
    live: true,
  })
}

export function renderLeft(view: View): string {
  const { t } = view
  const main = html`<h1>${t('已经退出', 'Signed out')}</h1>
<p>${t('这台设备上没有留下您的内容。下次用查询码打开。', 'Nothing of yours is left on this device. Next time the code opens it.')}</p>
<p><a class="button" href="/">${t('回到首页', 'To the first page')}</a></p>`
  return page(view, { title: t('已经退出', 'Signed out'), main })
}
