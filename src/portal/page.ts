/** The frame of every page: head, the way home, the two switches, the call button that is always in the same place, the foot. */
import { html } from 'ghtml'
import { openingToday } from './hours.ts'
import { assetPath } from './assets.ts'
import { hoursHtml, roomHtml } from './parts.ts'
import type { View } from './view.ts'

export interface PageParts {
  /** Without the name of the site. */
  readonly title: string
  /** Escaped already. */
  readonly main: string
  /** A link one step back; a GET. */
  readonly back?: string
  /** Pages of one person's matter are kept out of search engines and caches. */
  readonly personal?: boolean
  /** Whether the live enhancement is loaded. */
  readonly live?: boolean
  /** Whether a picture is sent as soon as it is taken, where there is script. */
  readonly camera?: boolean
  /** Set when the page tells of faults: stands before the title, so that a screen reader says it first. */
  readonly faulty?: boolean
  /** Renew after so many seconds, for screens nobody operates; with script a screen keeps what it shows while the network is away. */
  readonly refreshSeconds?: number
  readonly bodyClass?: string
}

/** A whole HTML document. */
export function page(view: View, parts: PageParts): string {
  const { t, centre } = view
  const site = centre.texts[view.lang].name
  const title = `${parts.faulty ? t('错误：', 'Error: ') : ''}${parts.title} – ${site}`
  return html`<!doctype html>
<html lang="${t('zh-CN', 'en')}"!${view.elder ? ' class="elder"' : ''}>
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="theme-color" content="#f6f2ea">
<meta name="format-detection" content="telephone=no">
!${parts.personal ? '<meta name="robots" content="noindex, nofollow">' : ''}!${parts.refreshSeconds ? `<noscript><meta http-equiv="refresh" content="${parts.refreshSeconds}"></noscript>` : ''}<link rel="icon" href="${assetPath('mark.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath('portal.css')}">
!${parts.live || parts.refreshSeconds ? html`<script src="${assetPath('live.js')}" defer></script>` : ''}!${parts.camera ? html`<script src="${assetPath('camera.js')}" defer></script>` : ''}
</head>
<body class="${parts.bodyClass ?? ''}"!${parts.refreshSeconds ? ` data-refresh="${parts.refreshSeconds}"` : ''}>
<a class="skip" href="#main">${t('跳到正文', 'Skip to content')}</a>
!${head(view)}
<main id="main">
!${parts.back ? html`<a class="back" href="${parts.back}">${t('返回上一步', 'Back')}</a>` : ''}
!${parts.main}
</main>
!${foot(view)}
</body>
</html>
`
}

function head(view: View): string {
  const { t, centre, path } = view
  const size = view.elder
    ? html`<a href="${path}?size=normal">${t('标准版', 'Standard size')}</a>`
    : html`<a href="${path}?size=elder">${t('长辈版', 'Large text')}</a>`
  const language =
    view.lang === 'zh'
      ? html`<a href="${path}?lang=en" lang="en" hreflang="en">English</a>`
      : html`<a href="${path}?lang=zh" lang="zh-CN" hreflang="zh-CN">中文</a>`
  return html`<header class="top">
<a class="home" href="/"><span class="mark" aria-hidden="true"></span><span><b>${centre.texts[view.lang].name}</b><small!${view.lang === 'en' ? ' lang="zh-CN"' : ''}>${centre.name}</small></span></a>
<nav class="switches" aria-label="${t('显示方式', 'Display')}">!${size}!${language}</nav>
!${callButton(view)}
</header>
!${centre.demo ? html`<aside class="demo" aria-label="${t('演示', 'Demonstration')}">${t('演示系统：人物和电话都是虚构的。', 'Demonstration: people and numbers are invented.')}</aside>` : ''}`
}

/** Always there, always in the same place (WCAG 3.2.6): at the foot of a phone, at the right of the head elsewhere. */
function callButton(view: View): string {
  const { t, centre } = view
  const today = openingToday(view)
  return html`<div class="call"><a href="tel:${centre.phone.replace(/[^\d+]/g, '')}"><b>${t('打电话问', 'Call us')}</b> <span>${centre.phone}</span></a><small>${today.short}</small></div>`
}

function foot(view: View): string {
  const { t, centre } = view
  const address = view.lang === 'zh' ? centre.address : centre.addressEn
  return html`<footer class="foot">
<p>${address}!${centre.room ? t('，', '. ') + roomHtml(view) : ''}${t('。', '. ')}!${hoursHtml(centre.texts[view.lang].hours)}${t('。', '.')}</p>
<p><a href="/track">${t('看我的事办到哪了', 'Follow my matter')}</a> <a href="/privacy">${t('怎样保护您的信息', 'Your data')}</a> <a href="/accessibility">${t('无障碍说明', 'Accessibility')}</a></p>
</footer>`
}
