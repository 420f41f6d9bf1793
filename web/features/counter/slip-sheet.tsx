import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Slip } from '#contract/cases.ts'
import { QrImage } from '../../ui/qr-image.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { printSlip, SlipPaper } from '../../ui/slip-paper.tsx'
import { AddMore } from './add-more.tsx'
import type { HandOverDraft } from './draft.ts'
import { PickTime } from './pick-time.tsx'
import { printsByItself, setPrintsByItself } from './print-pref.ts'
import { useCounterWords } from './words.ts'
import './slip.css'

/**
 * What goes into the person's hand: number, code, QR, owner, room. A `fresh` one prints by itself, unless this workplace
 * does not want that. What is registered cannot be undone; what was forgotten can still be added here.
 */
export function SlipSheet(props: {
  caseId: string
  slip: Slip
  comes: HandOverDraft['comes']
  fresh: boolean
  onClose: () => void
}) {
  const words = useCounterWords()
  const { slip, fresh } = props
  const [auto, setAuto] = useState(printsByItself)
  /** Agreed on here: the slip says when. */
  const [agreed, setAgreed] = useState<string>()
  const where = agreed ?? { now: words.walkNow, later: words.walkLater, notNeeded: words.walkNot }[props.comes]
  useEffect(() => {
    if (!fresh || !printsByItself()) return undefined
    // After the paint: the print dialog of some browsers stops everything.
    const timer = setTimeout(() => void printSlip(), 60)
    return () => clearTimeout(timer)
    // The slip with the agreed time is printed as well: it is the one they keep.
  }, [fresh, agreed])
  return (
    <Sheet label={words.given} onClose={props.onClose} size="small" focus="slip-done">
      <SlipPaper slip={slip} where={where} />
      <div className="sheet-body slip">
        <p className="slip-given" role="status">
          {fresh ? words.given : words.printAgain}
        </p>
        <p className="slip-number">{slip.number}</p>
        <div className="slip-middle">
          <QrImage svg={slip.qrSvg} label={words.qrLabel} size={148} />
          <dl>
            <div>
              <dt>{words.code}</dt>
              <dd className="slip-code">{slip.code}</dd>
            </div>
            <div>
              <dt>{words.owner}</dt>
              <dd>{slip.owner.name}</dd>
            </div>
            <div>
              <dt>{words.room}</dt>
              <dd>{slip.room}</dd>
            </div>
          </dl>
        </div>
        <p className="slip-where">
          <strong>{where}</strong>
          <span>{words.giveSlip}</span>
        </p>
        {fresh && props.comes === 'later' && <PickTime caseId={props.caseId} onAgreed={setAgreed} />}
        {fresh && (
          <details className="slip-more">
            <summary>{words.notGone}</summary>
            <AddMore caseId={props.caseId} />
          </details>
        )}
      </div>
      <footer className="sheet-foot">
        <label className="slip-auto">
          <input
            type="checkbox"
            checked={auto}
            onChange={(event) => {
              setAuto(event.target.checked)
              setPrintsByItself(event.target.checked)
            }}
          />
          {words.autoPrint}
        </label>
        <Button onClick={() => void printSlip()}>{words.print}</Button>
        <Button id="slip-done" type="primary" onClick={props.onClose}>
          {words.done} <Kbd keys="Enter" />
        </Button>
      </footer>
    </Sheet>
  )
}
