/** A hospital's fee list (费用清单): whom it is about, its lines, its sum. It is no bill and says nothing of having been paid. */
import { plainCharacters } from '#core/people/plain-characters.ts'
import type { DocumentReading, FeeList } from '#core/materials/document-reading.ts'
import { tablesOn, treatmentIn } from './fiscal-layout.ts'
import { labelledOn } from './labelled.ts'
import { joined, rowsOf, type WordPage } from './placed-words.ts'

const title = /(?:费用|收费|[门急]诊|住院|结算|一日|每日|药品|诊疗)\S{0,8}(?:清单|明细)/
const labels = [
  ['patient', /(?:(?:患者|病人|就诊人|交款人)(?:姓名)?|(?<![\p{Script=Han}])姓名)[:：]/gu],
  ['visit', /(?:就诊|诊疗)(?:日期|时间)[:：]/g],
  ['stay', /(?:住院|在院)(?:时间|起止日期)[:：]|费用(?:起止)?(?:日期|时间)[:：]/g],
  ['admission', /(?:入院|住院)(?:日期|时间)[:：]/g],
  ['discharge', /出院(?:日期|时间)[:：]/g],
  ['end', /性别[:：]|年龄[:：]|科[室别][:：]|床号[:：]|费别[:：]|(?:住院|门诊|病历|病案|登记)号[:：]/g],
] as const satisfies readonly (readonly [string, RegExp])[]

/** The list on the pages; null where they are none. */
export function readFeeList(
  pages: readonly WordPage[],
): { readonly feeList: FeeList; readonly treatment: DocumentReading['treatment'] } | null {
  const text = pages.flatMap((page) => rowsOf(page).map((row) => joined(row).text))
  if (!text.some((line) => line.length < 60 && title.test(line))) return null
  if (text.some((line) => /价税合计|税额/.test(line))) return null
  const { items, total } = tablesOn(pages)
  if (items.length === 0) return null
  const found = pages.flatMap((page) => labelledOn(page, labels))
  const name = found.find(({ label, value }) => label === 'patient' && value.trim() !== '')?.value.trim()
  const readable = name !== undefined && !name.includes('\u0000') && !name.includes('\ufffd')
  return {
    feeList: { patientName: readable ? plainCharacters(name) : null, items, total },
    treatment: treatmentIn(found),
  }
}
