/** Parties of a bill (buyer, seller, payer): an enterprise or office is public, a person is masked. */
import { creditFaults } from './enterprise-number.ts'
import { maskIdNumber, maskName } from './mask.ts'

/** What names of enterprises, offices and institutions end in or contain; whatever else it is may be a person. */
const bodies =
  /公司|企业|集团|工厂|[商书药饭]店|酒店|宾馆|超市|商行|经营部|服务部|门市部|合作社|事务所|医院|卫生院|卫生服务|诊所|中心|学校|大学|学院|幼儿园|银行|支行|委员会|居委会|村委会|办事处|街道|政府|[局厅处所站队]$|协会|学会|基金会|工会|研究[院所]|出版社|杂志社|\b(ltd|inc|llc|company|hospital|university)\b/i

/**
 * The name as it may be shown: enterprises in full, people by their first character. Three characters may be a person's whatever they end
 * in (王站, 李大学), and what stands in brackets behind a person may be where they were treated.
 */
export function maskParty(name: string): string {
  const bare = name
    .normalize('NFKC')
    .trim()
    .replace(/\([^()]*\)$/, '')
  return Array.from(bare).length > 3 && bodies.test(bare) ? name : maskName(name)
}

/** What may be a person's number (citizen, permit, passport, phone) is masked; credit codes and tax numbers of enterprises are public. */
export function maskPartyNumber(number: string): string {
  const bare = number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  // Within it too: sole traders were taxed under their owner's number and two figures more, and some print a word before it.
  const citizen = /[1-8]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX]/.test(bare)
  const old = /^[1-8]\d{5}\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}$/.test(bare)
  const enterprise = /^[0-9A-Z]{18}$/.test(bare) && creditFaults(bare).length === 0
  const permit = /^[89]\d{16}[\dX]$/.test(bare) && !enterprise
  const phone = /^1[3-9]\d{9}$/.test(bare)
  return citizen || old || permit || phone || /^[A-Z]{1,3}\d{7,12}$/.test(bare) ? maskIdNumber(number) : number
}
