import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Slip } from '#contract/cases.ts'
import { now } from '../clock.ts'
import { useLanguage } from '../prefs.ts'
import { useMe } from '../session.ts'
import { QrImage } from './qr-image.tsx'
import { clockText, dayInShanghai } from './time.ts'
import { useUiWords } from './words.ts'
import './slip-paper.css'

/**
 * The 80 mm slip: only paper shows it. While it is mounted, printing prints it and nothing else. Nothing about the person
 * stands on it. `where` is what to do now ("现在陪过去").
 */
export function SlipPaper({ slip, where }: { slip: Slip; where: string }) {
  const words = useUiWords()
  const lang = useLanguage()
  const me = useMe()
  const at = now()
  useEffect(() => {
    document.documentElement.dataset['printing'] = 'slip'
    return () => void delete document.documentElement.dataset['printing']
  }, [])
  return createPortal(
    <section className="slip-paper" lang={lang === 'zh' ? 'zh-CN' : 'en'} aria-hidden="true">
      <p className="slip-paper-centre">{me?.centre.name}</p>
      <p className="slip-paper-window">{words.window}</p>
      <p className="slip-paper-number">{slip.number}</p>
      <QrImage svg={slip.qrSvg} label="" size={150} />
      <p>{words.slipScan(new URL(slip.url).host)}</p>
      <p className="slip-paper-code">{slip.code}</p>
      <dl>
        <dt>{words.slipOwner}</dt>
        <dd>{slip.owner.name}</dd>
        <dt>{words.slipRoom}</dt>
        <dd>{slip.room}</dd>
        <dt>{words.slipNow}</dt>
        <dd>{where}</dd>
      </dl>
      <p className="slip-paper-promise">{words.slipPromise}</p>
      <p className="slip-paper-foot">
        {words.slipPrinted(
          `${dayInShanghai(at)} ${clockText(at)}`,
          me?.counterNo ? words.counterNo(me.counterNo) : (me?.name ?? ''),
        )}
      </p>
    </section>,
    document.body,
  )
}

/** Prints the slip once its picture is there. */
export async function printSlip(): Promise<void> {
  await document
    .querySelector<HTMLImageElement>('.slip-paper img')
    ?.decode()
    .catch(() => undefined)
  window.print()
}
