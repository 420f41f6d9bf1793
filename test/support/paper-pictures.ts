/** Pictures of papers as a phone takes them: drawn in the browser, lying a little askew, a little blurred. */
import { toDataURL } from 'qrcode'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'

export interface DrawnPaper {
  readonly title: string
  readonly rows: readonly (readonly [string, string])[]
  /** Printed as a QR code at the foot. */
  readonly qr?: string
  /** Degrees by which it lies askew. */
  readonly turned?: number
}

/** A JPEG of the paper on a desk. */
export async function photoOf(browser: Browser, paper: DrawnPaper): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 560, height: 760 }, deviceScaleFactor: 2 })
  try {
    const rows = paper.rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`).join('')
    const code = paper.qr
      ? `<img src="${await toDataURL(paper.qr, { margin: 2, width: 230 })}"><p>扫码查看电子票据</p>`
      : ''
    await page.setContent(`<style>
      body { margin: 0; padding: 36px 44px; background: #fdfcf7; color: #222; font: 21px/1.5 serif; text-align: center }
      h1 { font-size: 28px; margin: 0 0 18px } table { width: 100%; border-collapse: collapse; text-align: left }
      td { padding: 7px 4px; border-bottom: 1px dashed #999 } td + td { text-align: right } img { margin-top: 18px } p { margin: 0; font-size: 17px }
    </style><h1>${paper.title}</h1><table>${rows}</table>${code}`)
    const flat = await page.screenshot({ type: 'png' })
    const turned = await sharp(flat)
      .rotate(paper.turned ?? 0, { background: '#8d7a63' })
      .extend({ top: 90, bottom: 90, left: 70, right: 70, background: '#8d7a63' })
      .png()
      .toBuffer()
    return await sharp(turned).blur(1.6).modulate({ brightness: 0.86 }).jpeg({ quality: 72 }).toBuffer()
  } finally {
    await page.close()
  }
}
