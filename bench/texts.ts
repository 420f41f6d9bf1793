/** Invented reports of about 160 characters, different for every number. */
import { random } from '#test/support/random.ts'

const matters = [
  '社保关系转移',
  '公租房续租',
  '残疾人证换领',
  '老年卡补办',
  '门诊费用报销',
  '宅基地确权',
  '危房改造补助',
  '个体户注销',
  '户口迁移',
  '低保复核',
]
const places = ['街道受理大厅 3 号窗口', '社区服务站', '区医保中心', '派出所户籍窗口', '不动产登记大厅']
const obstacles = [
  '系统里查不到档案',
  '要求提供已经撤销的单位盖章',
  '说不归他们管',
  '材料退了三次，每次缺的都不一样',
  '网上提示已受理，窗口说没有收到',
]
const feelings = [
  '老人腿脚不便，来回要两个小时',
  '家里等着这笔钱看病',
  '单位只给半天假',
  '孩子开学等着用',
  '已经跑了四趟',
]

const pick = <T>(list: readonly T[], dice: () => number): T => list[Math.floor(dice() * list.length)]!

/** Title and text of case number `n`. */
export function statement(n: number): { title: string; text: string } {
  const dice = random(n * 7919)
  const matter = pick(matters, dice)
  const obstacle = pick(obstacles, dice)
  const text =
    `我来办${matter}，在${pick(places, dice)}被告知${obstacle}，让我去找别的部门。别的部门又说这件事应当由窗口办。` +
    `${pick(feelings, dice)}，从头到尾没有人告诉我到底缺什么、依据是哪一条、该找谁。编号${n}的这份材料我已经交过，` +
    `当时窗口说可以，第二次来又说不行，${pick(feelings, dice)}。希望你们能把${matter}这件事办成，或者明明白白告诉我为什么不行，还有没有别的办法。`
  return { title: `${matter}：${obstacle}`, text }
}
