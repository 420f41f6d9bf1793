import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Registered, HandOverDraft } from './draft.ts'
import { QrImage } from '../../ui/qr-image.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useCounterWords } from './words.ts'
import './slip.css'

/** What goes into the person's hand: number, code, QR, owner, room. The 80 mm slip is the same content on a page of its own. */
export function SlipSheet(props: { caseId: string; slip: Registered['slip']; comes: HandOverDraft['comes']; fresh: boolean; onClose: () => void }) {
  const words = useCounterWords()
  const { slip } = props
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => done.current?.focus(), [])
  const where = { now: words.walkNow, later: words.walkLater, notNeeded: words.walkNot }[props.comes]
  return (
    <Sheet label={words.given} onClose={props.onClose} size="small">
      <div className="slip" role="status">
        <h2>{words.given}</h2>
        <p className="slip-number">{slip.number}</p>
        <div className="slip-middle">
          <QrImage svg={slip.qrSvg} label={words.qrLabel} size={160} />
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
        <p>
          <strong>{where}</strong> {words.giveSlip}
        </p>
        <p className="slip-keep">{words.keepSlip}</p>
        <div className="slip-foot not-printed">
          <Button onClick={() => window.print()}>{props.fresh ? words.print : words.printAgain}</Button>
          <Button ref={done} type="primary" onClick={props.onClose}>
            {words.done}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
