/** A PDF of several pages as a program prints it, with a picture in it; everything on it is invented. */
import type { Browser } from 'playwright-core'
import sharp from 'sharp'

/** Page n says “第 n 页”; every page carries a red picture of 200 × 100 in its top right corner. */
export async function printedPages(browser: Browser, count: number): Promise<Buffer> {
  const picture = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#c22' } })
    .jpeg()
    .toBuffer()
  const lines = Array.from({ length: 24 }, (_, at) => `<p>第 ${at + 1} 行 检查费 ${at + 10}.00</p>`).join('')
  const page = await browser.newPage()
  try {
    const one = (at: number) =>
      `<section><img src="data:image/jpeg;base64,${picture.toString('base64')}"><h1>第 ${at + 1} 页</h1><p>住院费用清单 合计 1234.50 元</p>${lines}</section>`
    await page.setContent(
      `<style>@page{size:A4;margin:0}body{margin:0}p{margin:4px 0}section{box-sizing:border-box;height:290mm;overflow:hidden;break-after:page;position:relative;padding:20mm}
       img{position:absolute;right:0;top:0;width:200px;height:100px}</style>${Array.from({ length: count }, (_, at) => one(at)).join('')}`,
    )
    return await page.pdf({ preferCSSPageSize: true, printBackground: true })
  } finally {
    await page.close()
  }
}
