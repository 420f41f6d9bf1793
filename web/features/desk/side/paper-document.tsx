import type { PaperReading } from '#contract/readings.ts'
import {
  billMarkWords,
  documentNames,
  fieldNames,
  fiscalFieldNames,
  signatureWords,
  sourceWords,
} from '#words/documents.ts'
import { useLanguage } from '../../../prefs.ts'
import { fileKey } from './bill-read.ts'
import { useSideWords } from './words.ts'

const order = [
  'amountIncludingTax',
  'amountExcludingTax',
  'tax',
  'invoiceNumber',
  'invoiceCode',
  'issueDate',
  'checkCode',
  'buyerName',
  'buyerTaxId',
  'sellerName',
  'sellerTaxId',
] as const

type Props = { reading: PaperReading; onCompare: (text: string) => void }

/** What a file says, each field with where it was read. People are masked here: they stand on the paper itself. */
export function PaperDocument({ reading, onCompare }: Props) {
  const words = useSideWords()
  const lang = useLanguage()
  const { kind, fields, from, items, marks, signature, treatment, patientName, total } = reading
  if (kind === null) return null
  const names = kind === 'fiscalBill' ? fiscalFieldNames : fieldNames
  /** Said once for the paper; a field that was read elsewhere says so itself. */
  const [usual] = order.flatMap((field) => from[field] ?? [])
  return (
    <article className="case-card reading">
      <h4>
        {documentNames[kind][lang]}
        {usual && (
          <small className="reading-from">
            {words.readFrom}
            {sourceWords[usual][lang]}
          </small>
        )}
        {marks.map((mark) => (
          <mark key={mark}>{billMarkWords[mark][lang]}</mark>
        ))}
      </h4>
      <dl className="case-pairs">
        {order
          .filter((field) => fields[field])
          .map((field) => (
            <div key={field}>
              <dt>{names[field][lang]}</dt>
              <dd>
                {fields[field]}{' '}
                {from[field] && from[field] !== usual && (
                  <small className="reading-from">{sourceWords[from[field]][lang]}</small>
                )}
              </dd>
            </div>
          ))}
        {patientName && <Pair name={words.patient} value={patientName} />}
        {total && <Pair name={words.total} value={total} />}
        {treatment && (
          <Pair
            name={words.treatmentDays}
            value={treatment.from === treatment.to ? treatment.from : `${treatment.from} – ${treatment.to}`}
          />
        )}
        {signature !== 'none' && <Pair name={words.seal} value={signatureWords[signature][lang]} />}
      </dl>
      {items.length > 0 && (
        <details>
          <summary>{words.readLines(items.length)}</summary>
          <table className="reading-lines">
            <tbody>
              {items.map((item, at) => (
                <tr key={at}>
                  <td>{item.date}</td>
                  <th scope="row">{item.name}</th>
                  <td>{[item.quantity, item.unit].filter(Boolean).join(' ')}</td>
                  <td>{item.amount}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {(kind === 'feeList' || fields.amountIncludingTax || fields.amountExcludingTax) && (
        <button type="button" className="quiet-button" onClick={() => onCompare(fileKey(reading.paperId))}>
          {words.useAmount}
        </button>
      )}
      <p className="readings-note">{words.readNote}</p>
    </article>
  )
}

const Pair = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
