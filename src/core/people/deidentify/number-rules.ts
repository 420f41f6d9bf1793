/** Numbers, ways to reach somebody, and codes, told by their form or by the word before them. */
import { gap, type Rule } from './rule.ts'

const digits = (count: string) => String.raw`(?:${gap}\d)${count}`
/** Between a label and its value. */
const is = String.raw`(?:号码?|编号|代码|账号|帐号)?(?:[（(][^（）()]{0,12}[）)])?[\s:是为叫"“「]{0,3}`
const number = { kind: 'number', instead: '[证件号]' } as const
const phone = { kind: 'phone', instead: '[联系方式]' } as const
const code = { kind: 'code', instead: '[编号]' } as const
const sure = { sure: true } as const
const doubtful = { sure: false } as const

const citizen = new RegExp(String.raw`(?<![\dA-Za-z])[1-9]${digits('{16}')}${gap}[\dXx](?![\dA-Za-z])`, 'dgu')

export const numberRules: readonly Rule[] = [
  { ...number, ...sure, form: citizen },
  // Fifteen digits with a day in the middle.
  {
    ...number,
    ...sure,
    form: new RegExp(
      String.raw`(?<![\dA-Za-z])[1-9]${digits('{5}')}${digits('{2}')}${gap}(?:0${gap}[1-9]|1${gap}[0-2])${gap}(?:0${gap}[1-9]|[12]${gap}\d|3${gap}[01])${digits('{3}')}(?![\dA-Za-z])`,
      'dgu',
    ),
  },
  // Starred out in the middle: what is left still tells.
  { ...number, ...sure, form: /(?<![\dA-Za-z])\d{3,8}[*×xX•]{4,14}\d{1,4}[\dXx]?(?![\dA-Za-z])/dgu },
  {
    ...number,
    ...sure,
    form: /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/dgu,
    unless: (hit) => /^\d+$/.test(hit) && !hit.startsWith('9'),
  },
  // Cards; amounts have a point or a unit.
  {
    ...number,
    ...sure,
    form: new RegExp(String.raw`(?<![\d.,A-Za-z])[1-9]${digits('{12,18}')}(?![\d.,]*(?:元|万|亿)|\d|[A-Za-z])`, 'dgu'),
  },
  {
    ...number,
    ...sure,
    form: new RegExp(
      String.raw`(?:身份证|护照|通行证|回乡证|台胞证|居留证|居住证|军官证|士兵证|残疾证|残疾人证|医保卡|社保卡|就诊卡|银行卡|工资卡|存折|驾驶证|行驶证|不动产权?证|房产证|毕业证|老年证|结婚证|证件|卡|账户|账|帐)${is}(?<hit>[A-Za-z]{0,4}${gap}\d${digits('{4,20}')}[A-Za-z]?)`,
      'dgu',
    ),
  },
  { ...number, ...doubtful, form: /(?<![A-Za-z\d])(?:[DEGPSHMCWLT]\d{8}|C[A-Z]\d{7})(?![A-Za-z\d])/dgu },
  {
    ...number,
    ...sure,
    form: /(?<![A-Za-z])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/dgu,
  },
  { ...number, ...sure, form: /(?:尾号|尾数|后[三四五六3-6]位|末[三四五六3-6]位)[\s:是为]{0,3}(?<hit>[\dXx]{3,6})/dgu },

  { ...phone, ...sure, form: new RegExp(String.raw`(?<![\d.])(?:\+?86${gap})?1[3-9]${digits('{9}')}(?!\d)`, 'dgu') },
  { ...phone, ...sure, form: /(?<!\d)1[3-9]\d[*×xX•]{3,8}\d{2,4}(?!\d)/dgu },
  { ...phone, ...sure, form: /(?<![\d.])\(?0(?:10|2\d|[3-9]\d\d)\)?[\s-]{0,2}[2-9]\d{2,3}[\s-]?\d{4}(?:(?:[\s,-]|转)\d{1,6})?(?!\d)/dgu },
  // No area code: only behind a word for it.
  {
    ...phone,
    ...sure,
    form: /(?:电话|座机|固话|手机|号码|联系方式|联系|致电|拨打|传真|打|tel)[\s:是为号码]{0,4}(?<hit>[2-9]\d{2,3}[\s-]?\d{4})(?![\d元])/dgiu,
  },
  { ...phone, sure: false, form: /(?<=\d(?:或者?|、|,|\/|和|及))[2-9]\d{2,3}[\s-]?\d{4}(?![\d元])/dgu },
  // Read out or written as people say it.
  {
    ...phone,
    ...sure,
    form: /(?<![零〇一二三四五六七八九幺两百千万])[零〇一二三四五六七八九幺](?:[\s、-]?[零〇一二三四五六七八九幺]){6,17}(?![零〇一二三四五六七八九幺两十百千万])/dgu,
  },
  { ...phone, ...sure, form: /[A-Za-z0-9][\w.+-]{1,40}@[A-Za-z0-9][\w-]*(?:\.[A-Za-z]{2,})+/dgu },
  {
    ...phone,
    ...sure,
    form: /(?:微信|weixin|wechat|vx|v信|支付宝|抖音|微博)(?:号|ID|id|名|账号|同号)?[\s:是为加]{0,3}(?<hit>[A-Za-z][\w-]{4,24}|\d{6,12})/dgiu,
  },
  { ...phone, ...sure, form: /(?:QQ|扣扣)(?:群|号|群号)?[\s:是为加]{0,3}(?<hit>[1-9]\d{4,11})/dgiu },

  { ...code, ...sure, form: /(?<![A-Za-z\d])[A-Z]{1,8}-20\d\d-\d{4,8}(?!\d)/dgu },
  // The code on a slip: three groups of five.
  { ...code, ...sure, form: /(?<![A-Za-z\d])[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}(?![A-Za-z\d])/dgu },
  {
    ...code,
    ...sure,
    form: new RegExp(
      String.raw`(?:工单|诉求|信访件|受理|回执|流水|业务|订单|单|快递|运单|发票|票据|凭证|收据|案件|合同|协议|保单|住院|病历|病案|门诊|就诊|检查|学|工|员工|参保|个人|社保|缴费|档案|编|户|水表|电表|燃气)${is.replace('(?:号码?|编号|代码|账号|帐号)?', '(?:单号|号码?|编号|代码)')}(?<hit>[A-Za-z]{0,6}[-_]?\d(?:[-_]?[\dA-Za-z]){3,30})`,
      'dgu',
    ),
    // A year and a rule number are no code.
    unless: (hit) => /^(?:19|20)\d\d$/.test(hit),
  },
  { ...code, ...sure, form: /(?:校验码|验证码|查询码|防伪码|取件码|密码)[\s:是为]{0,3}(?<hit>[A-Za-z\d]{4,24})/dgu },
  {
    ...code,
    ...doubtful,
    form: /(?<![\d.,A-Za-z])\d{8}(?:\d{1,3}|\d{11,20})?(?![\d.,]*(?:元|万|亿|平|吨|人|户)|\d|[A-Za-z%])/dgu,
    unless: (hit) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(hit),
  },
]
