/** What the phone shows: one thing a page, and nothing of the case; whoever holds it may be anybody. */
import { html } from 'ghtml'
import type { PhoneLink, Standing } from '#app/camera-phone.ts'
import { mostCameraPages } from '#contract/camera.ts'
import { page } from '../page.ts'
import type { Fault } from '../parts.ts'
import { button, errorSummary, faultOf, form } from '../parts.ts'
import type { View } from '../view.ts'

/** For which window; all that is told of where the pages go. */
function titleOf({ t, centre, lang }: View, { row }: PhoneLink): string {
  const { name } = centre.texts[lang]
  return row.counterNo === null
    ? t(`给${name}的材料`, `Papers for: ${name}`)
    : t(`给 ${row.counterNo} 号窗口的材料`, `Papers for counter ${row.counterNo}`)
}

const minutesLeft = (view: View, { row }: PhoneLink): number =>
  Math.max(1, Math.ceil((Date.parse(row.expiresAt) - Date.parse(view.now)) / 60_000))

/** What the QR code opens first: nothing happens until the button is pressed, so that a preview of the link uses up nothing. */
export function renderConfirm(view: View, ticket: string, link: PhoneLink): string {
  const { t } = view
  const title = titleOf(view, link)
  const main = html`<h1>${title}</h1>
<p>${t('用这部手机把纸质材料拍下来，窗口的电脑上马上就能看到。', 'Photograph the papers with this phone; the window sees them at once.')}</p>
!${form(view, `/p/${ticket}/open`, html`<div class="actions camera-go">!${button(t('用这部手机拍', 'Use this phone'))}</div>`)}
<p class="hint">${t(`只能在一部手机上打开，还有 ${minutesLeft(view, link)} 分钟。`, `It opens on one phone only, for another ${minutesLeft(view, link)} minute(s).`)}</p>`
  return page(view, { title, main, personal: true })
}

/** Taking and sending. `took`: pages of the form just sent; `faults`: what of it was not taken. */
export function renderSend(
  view: View,
  ticket: string,
  link: PhoneLink,
  took: number,
  faults: readonly Fault[] = [],
): string {
  const { t } = view
  const title = titleOf(view, link)
  const { sent } = link.row
  const fault = faultOf(faults, 'photo')
  const main = html`!${errorSummary(view, faults)}
<h1>${title}</h1>
!${took > 0 ? html`<p class="good" role="status">${t(`收到了 ${took} 页，窗口的电脑上已经看得到。还可以接着传。`, `${took} page(s) arrived; the window sees them. You can send more.`)}</p>` : ''}
!${form(
    view,
    `/p/${ticket}/send`,
    html`<div class="field camera-take!${fault ? ' faulty' : ''}"><label for="photo">!${sent > 0 ? t('再拍一张', 'Take another picture') : t('拍一张', 'Take a picture')}</label>
!${fault}
<input type="file" id="photo" name="pages" accept="image/*" capture="environment"></div>
<div class="field"><label for="files">${t('或者从手机里选，可以选好几个', 'Or choose from the phone, several at once')}</label>
<p class="hint" id="files-hint">${t('照片、PDF、OFD、XML，每个 20 MB 以内', 'Pictures, PDF, OFD, XML; 20 MB each')}</p>
<input type="file" id="files" name="pages" multiple accept="${chosen}" aria-describedby="files-hint"></div>
<div class="actions camera-go">!${button(t('传上去', 'Send'))}</div>
<p class="camera-sending" role="status" data-sending="${t('正在传，请不要关……', 'Sending, please keep this open…')}"></p>`,
    { upload: true, key: view.newKey() },
  )}
<p class="soft">${t(`一共传了 ${sent} 页，最多 ${mostCameraPages} 页；还有 ${minutesLeft(view, link)} 分钟。`, `${sent} page(s) so far, ${mostCameraPages} at most; ${minutesLeft(view, link)} minute(s) left.`)}</p>`
  return page(view, { title, main, personal: true, faulty: faults.length > 0, camera: true })
}

/** Named one by one: asked for these an iPhone turns its HEIC into JPEG by itself. */
const chosen = 'image/jpeg,image/png,image/webp,application/pdf,.pdf,.ofd,application/xml,text/xml,.xml'

type Over = Exclude<Standing, 'ready' | 'unopened'> | 'unknown'

/** Nothing can be sent: why, what is kept, what to do next. `took`: pages that still came through. */
export function renderOver(view: View, over: Over, took = 0): string {
  const { t } = view
  const again = t(
    '还要传的话，请窗口再出一个码，扫一下就行。',
    'To send more, ask the window for a new code and scan it.',
  )
  const kept = t('已经传上去的都在窗口那里，不用重传。', 'What was sent is at the window; it need not be sent again.')
  const texts: Readonly<Record<Over, readonly [title: string, ...rest: string[]]>> = {
    full: [t(`已经传满 ${mostCameraPages} 页`, `All ${mostCameraPages} pages are sent`), kept, again],
    expired: [
      t('这个码过时间了', 'This code has run out'),
      t('一个码只用 15 分钟。', 'A code lasts 15 minutes.') + kept,
      again,
    ],
    stopped: [t('这个码已经停用', 'This code was ended'), kept, again],
    elsewhere: [
      t('这个码已经在另一部手机上打开了', 'This code was opened on another phone'),
      t('一个码只给一部手机用。', 'One code is for one phone.'),
      t('要用这部手机拍，请窗口再出一个码。', 'To use this phone, ask the window for a new code.'),
    ],
    unknown: [
      t('没有这个码', 'There is no such code'),
      t('可能没有扫全，或者是很早以前的码。', 'It may have been scanned in part, or be an old one.'),
      t(
        '请对准窗口的屏幕再扫一次，或者请窗口再出一个码。',
        'Please scan the screen again, or ask the window for a new code.',
      ),
    ],
  }
  const [title, ...rest] = texts[over]
  const main = html`<h1>${title}</h1>
!${took > 0 ? html`<p class="good" role="status">${t(`刚才的 ${took} 页收到了。`, `The last ${took} page(s) arrived.`)}</p>` : ''}
!${rest.map((text) => html`<p>${text}</p>`)}`
  return page(view, { title, main, personal: true })
}
