/** Two short statements: what works for whom, and what becomes of what one writes. Honest, also about what is not done yet. */
import { html } from 'ghtml'
import { page } from '../page.ts'
import type { View } from '../view.ts'

const list = (lines: readonly string[]): string => html`<ul>!${lines.map((line) => html`<li>${line}</li>`)}</ul>`

export function renderAccessibility(view: View): string {
  const { t, centre } = view
  const main = html`<h1>${t('无障碍说明', 'Accessibility')}</h1>
<p>${t('这些网页照着《网页内容无障碍指南》2.2 的 AA 级来做，也参考了适老化设计规范和 GB/T 37668。', 'These pages follow WCAG 2.2 level AA, with the Chinese rules for older readers and GB/T 37668 beside it.')}</p>
<h2>${t('做到的', 'What works')}</h2>
!${list([
    t(
      '不用脚本也能用；只用键盘也能用；读屏软件能按顺序读。',
      'They work without scripts, by keyboard alone, and in reading order for screen readers.',
    ),
    t(
      '每一页最上面都可以换成“长辈版”：字更大，按钮更大，一项一行。',
      'The large-text version at the top has larger letters and buttons, one thing a line.',
    ),
    t(
      '放大到两倍不用左右拖动。颜色从来不是唯一的提示。',
      'At twice the size nothing scrolls sideways. Colour is never the only sign.',
    ),
    t(
      '没有图片验证码，没有弹窗，没有倒计时；打电话的按钮总在同一个地方。',
      'No picture puzzles, no pop-ups, no countdown; the call button is always in the same place.',
    ),
    t('每一页都能打印。', 'Every page prints.'),
  ])}
<h2>${t('还没做到的', 'What does not yet')}</h2>
!${list([
    t('没有自带朗读；请用手机自带的朗读或读屏功能。', 'No reading aloud of our own; please use that of your phone.'),
    t('没有语音输入按钮；可以用输入法的语音键。', 'No voice button; the microphone of your keyboard works.'),
    t('您上传的照片，读屏软件只能读出文件名。', 'Of pictures that you send, a screen reader only says the name.'),
    t(
      '机器检查大约只能发现六成问题，还需要更多真人来试。',
      'Automatic checks find about six in ten faults; more people must try the pages.',
    ),
  ])}
<p>${t('哪里不好用，请告诉我们，或者直接打电话、过来办，一样算数：', 'Tell us what does not work, or call or come instead; it counts the same:')} <b class="number">${centre.phone}</b></p>`
  return page(view, { title: t('无障碍说明', 'Accessibility'), main })
}

export function renderPrivacy(view: View): string {
  const { t, centre } = view
  const main = html`<h1>${t('怎样保护您的信息', 'What becomes of your data')}</h1>
<p>${t(`收集和使用您信息的是${centre.name}，为的是办您反映的事，这是法定职责，不用您另外勾选同意。`, `Your data is handled by ${centre.name}, in order to do what you ask; this is its legal duty, so no box needs ticking.`)}</p>
<h2>${t('我们记下什么', 'What we keep')}</h2>
!${list([
    t(
      '您写的事情经过、您传的照片、您留的电话和称呼。姓名可以不留，不要身份证号。',
      'What you write, the pictures you send, your phone number and how to call you. The name is optional, an identity number is not asked for.',
    ),
    t(
      '照片里的拍摄地点等隐藏信息，收到时就去掉了。',
      'Hidden data of pictures, such as the place they were taken, is removed on arrival.',
    ),
    t(
      '姓名、电话加密存放；没写完的内容加密存放，交了就删，不交 24 小时后删。',
      'Names and numbers are stored encrypted; unfinished reports too, deleted when sent, otherwise after 24 hours.',
    ),
    t(
      '手机或电脑里只留一个随机的小标记（cookie），用来认出是同一个人在填；不做统计，不放广告，不用外国网站的东西。',
      'Your device keeps only random marks (cookies) to know that it is you who goes on writing; no statistics, no advertising, nothing from other sites.',
    ),
  ])}
<h2>${t('谁能看到', 'Who sees it')}</h2>
!${list([
    t(
      '只有办这件事的人。要看完整的姓名、电话，先要写明理由。',
      'Only those who handle your matter. To see a full name or number they must give a reason.',
    ),
    t('谁看过、什么时候、为什么，您在查询页上都能看到。', 'Who looked, when and why: you can see it on your page.'),
    t('请别的单位帮忙时，只给它用得着的部分。', 'A body that we ask for help gets only what it needs.'),
    t('公开的数字里没有名字；少于 5 件的不单列。', 'Public figures hold no names; fewer than five are not shown.'),
  ])}
<h2>${t('您可以要求', 'What you can ask for')}</h2>
<p>${t('看、改、要一份副本，或者要求删除：打电话或到窗口来说，30 天内答复您。法律要求留存的办件记录，到期才能销毁，我们会讲清是哪一条。', 'To see, correct, copy or delete your data: call or come; you are answered within 30 days. What the law makes us keep goes when its time is over, and we tell you which rule.')} <b class="number">${centre.phone}</b></p>`
  return page(view, { title: t('怎样保护您的信息', 'Your data'), main })
}
