import { ChoiceField, LineField } from '../fields.tsx'
import type { Bill, BillRead } from './bill-read.ts'
import { useSideWords } from './words.ts'

type Props = {
  bill: Bill
  /** What the chosen file or code says; null when the bill is typed by hand. */
  read: BillRead | null
  reads: readonly BillRead[]
  onChoose: (read: BillRead) => void
  onChange: (part: Partial<Bill>) => void
  /** The amount is there and cannot be read. */
  badAmount: boolean
}

/** The bill: filled from the file or the QR code as soon as one was read, marked as such, and every field may be corrected. */
export function BillFields({ bill, read, reads, onChoose, onChange, badAmount }: Props) {
  const words = useSideWords()
  const field = (name: keyof Bill, label: string, most: number) => (
    <div className="bill-field">
      <LineField label={label} value={bill[name]} onChange={(value) => onChange({ [name]: value })} most={most} />
      {read && read.bill[name] !== '' && (
        <FromPaper
          source={read.source}
          said={read.bill[name]}
          here={bill[name]}
          onTake={() => onChange({ [name]: read.bill[name] })}
        />
      )}
    </div>
  )
  return (
    <section className="bill-part">
      <h3>
        {words.billTitle} {!read && <small>{words.billScan}</small>}
      </h3>
      {reads.length > 1 && (
        <ChoiceField
          label={words.whichCode}
          value={String(read ? reads.indexOf(read) : 0)}
          options={reads.map((each, index) => ({
            value: String(index),
            label: [each.bill.name, each.bill.number, each.bill.amount].filter(Boolean).join(' '),
          }))}
          onChange={(index) => onChoose(reads[Number(index)]!)}
        />
      )}
      {field('name', words.billName, 100)}
      <div className="bill-pair">
        {field('code', words.billCode, 20)}
        {field('number', words.billNumber, 30)}
        {field('amount', words.billAmount, 20)}
        {field('date', words.billDate, 10)}
      </div>
      {badAmount && <p className="bill-bad">{words.badAmount}</p>}
      {read?.withoutTax && bill.amount === read.bill.amount && <p className="bill-bad">{words.withoutTaxHint}</p>}
      {read && <p className="case-quiet">{words.readNote}</p>}
    </section>
  )
}

type FromProps = { source: BillRead['source']; said: string; here: string; onTake: () => void }

/** Where a value comes from; corrected, it says what file or code has, and gives it back at a press. */
function FromPaper({ source, said, here, onTake }: FromProps) {
  const words = useSideWords()
  if (said === here.trim())
    return (
      <small className="from-code" data-same="true">
        {source === 'file' ? words.fromFile : words.fromCode}
      </small>
    )
  return (
    <small className="from-code">
      {source === 'file' ? words.fileSays(said) : words.codeSays(said)}{' '}
      <button type="button" className="link-button" onClick={onTake}>
        {words.takeFromCode}
      </button>
    </small>
  )
}
