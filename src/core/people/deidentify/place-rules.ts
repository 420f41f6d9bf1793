/** Where somebody lives, was born, is treated, works or learns; and the day they were born. Bodies of the state stay: they are the matter. */
import type { Identifying } from '../identifying.ts'
import { matches, type Rule } from './rule.ts'

const figures = '[0-9一二三四五六七八九十百〇零甲乙丙丁]{1,6}'
/** What stands behind a road or an estate: 123弄5号楼2单元301室. */
const part = String.raw`(?:${figures}|[A-Za-z]\d{0,4}|\d{1,4}[A-Za-z])`
const unit = '(?:弄|支弄|号楼|号院|号|幢|栋|座|单元|楼|层|室|户|门|巷|排|组|队|埭|宅)'
const inside = String.raw`(?:\s?第?${part}(?:-${part}){0,3}\s?${unit}(?!线|窗|桌|令|文|台|机|柜|通知|公告|起|前|后|左右|下午|上午)[之的、\s]{0,1})`
/** Han that may belong to a name of a place: nothing that says how one gets there. */
const run = (least: number, most: number) =>
  `(?:(?![在到去从于至往住是我您你他她为被把向由找的了租])[\\p{Script=Han}A-Z]){${least},${most}}`
/** Up to five levels; what each ends with stands nowhere else in it, so that there is one way to read it. */
const above = `(?:(?:(?![在到去从于至往住是我您你他她为被把向由找的了租省市区县镇乡])[\\p{Script=Han}A-Z\\d]){1,7}(?:省|市|区|县|镇|乡)){0,5}`
const roads = '(?:路|街|大道|大街|公路|巷|胡同|里弄|弄堂|国道|支路|[东南西北中]道)'
const estates =
  '(?:小区|新村|花园|花苑|公寓|家园|佳苑|雅苑|名苑|嘉苑|苑|新苑|大厦|广场|名邸|别墅|坊|庄园|华庭|豪庭|名都|公馆|府|湾|庭|轩|阁|邨|城|里|寓)'

/** What people say before it. */
const trim =
  /^(?:现|家|户籍地?|户口|老家|原籍|籍贯|地址|住址|搬|这|那|就|和|与|及|还|又|也|都|并|而|因|以|经|后|前|同|给|让|请|说|问)+(?!庭|园|乐)/u
const address = { kind: 'address', instead: '[地址]', sure: true, trim } as const
const place = { kind: 'place', instead: '[某地]', sure: false, trim } as const

/** Words before “小区” and the like that name none. */
const anyEstate =
  /^(?:本|该|我们|我|老旧|住宅|封闭|各|居民|安置|这个|那个|整个|全|我家|所在|附近|周边|同一|相邻|高档|新建|商品房|几个|某|多个|大|老|原|一个|在|成熟|普通|拆迁|棚户|经济适用房|公租房|廉租房|保障|人才|单身|职工|青年|老年|学生|空中|后|屋顶|中央|城市|政府|市政|人民|文化|购物|商业|小|商务|写字|办公)?(?:小区|新村|花园|公寓|家园|大厦|广场|苑|府|城|里)$/

/** Up to the last word that belongs to the sentence and not to the name. */
const breaks =
  /^.*(?:[在到去从于由被给和与及的是为对向因经让请该其我你他她们了过往至把将所这那有但而却叫跟找告问说要求局委托并进内里]|上(?!海|饶|虞|蔡|杭|犹)|读|念|通过|住院|就诊|看病|治疗|出院|转诊|报销|入职|就职|任职|退休|工作|上班|毕业|就读|参加|其中|反映|投诉|联系|挂靠|签订|收到|发现|认为|听说|根据|关于|严重|提高|影响|损害|解决|导致|管理(?!有限|咨询|服务|公司|集团|中心)|成立|禁止|擅自|强行|不定期|大幅度?|宣传|举报|难道|咨询|查处|即便|况且|今天|昨天|意味着|只|好|做|录取|生产|各级|各类|占用|整个|业主|知晓|一旦|几年|设立|生活|附近|门口|共同|原来|以前|日)/u

export const placeRules: readonly Rule[] = [
  {
    ...address,
    form: new RegExp(
      `${above}${run(1, 8)}${roads}(?:[东南西北中]?段|[东南西北])?${inside}+(?:${part}(?:-${part}){0,2}(?![\\d年月日元]))?`,
      'dgu',
    ),
  },
  {
    ...address,
    form: new RegExp(
      `${above}${run(2, 10)}${estates}[东南西北中]?(?:[一二三四五六七八九十\\d]{1,3}[期区村])?${inside}+(?:${part}(?:-${part}){0,2}(?![\\d年月日元]))?`,
      'dgu',
    ),
  },
  {
    ...address,
    form: new RegExp(
      `${above}${run(1, 8)}(?:村|屯|寨|庄|社区|湾|坪|坝|嘴|浜|宅)[东南西北]?(?:第?[\\d一二三四五六七八九十]{1,3}(?:组|队|社|号|生产队)${inside}*)`,
      'dgu',
    ),
  },
  // Inside of a house, without the road.
  {
    ...address,
    form: new RegExp(
      String.raw`(?<![\dA-Za-z〕\]])${part}(?:弄|幢|栋|号楼|单元|座)[之的、\s]?${inside}*${part}(?:号|室|户|单元|楼|层)(?!线|窗|桌|令|文|台|机|柜)(?:\d{3,4}室?)?`,
      'dgu',
    ),
  },
  { ...address, form: new RegExp(String.raw`(?<![\dA-Za-z])\d{1,3}(?:单元|幢|栋|号楼|弄)[\s-]?\d{2,4}(?!\d|[年月日元人户])`, 'dgu') },
  { ...address, sure: false, form: /(?<![\dA-Za-z])[1-9]\d{2,3}室/dgu },
  {
    ...address,
    form: /(?:家庭住址|居住地址|户籍地址|通讯地址|联系地址|现住址|住址|住所|收件地址|地址)[\s:是为在]{1,3}(?<hit>[\p{Script=Han}\dA-Za-z()\-—#]{4,40})/dgu,
  },
  {
    ...place,
    form: /(?:(?:户籍地?|户口(?:所在地)?|出生地|出生)(?:落|迁|转|报)?(?:在|是|为|于|:|到|入){1,2}|(?:籍贯|老家|原籍|祖籍)(?:在|是|为|于|:){0,2}(?!的|那|有|人|来|亲|房|里))(?<hit>(?!本市|外地|外省|农村|上海(?![市\p{Script=Han}])|当地|我们|他们|这里)[\p{Script=Han}]{2,12}?)(?=[,.。、;；!！?？\s]|的|，|$)/dgu,
  },
  {
    ...place,
    form: new RegExp(
      `(?:从|来自|由)(?<hit>(?:(?!本市|外省|全国|各|上级|我)[\\p{Script=Han}]{2,5}(?:省|市|自治区))(?:[\\p{Script=Han}]{1,6}(?:市|区|县|州|镇|乡)){0,3})(?=来|过来|搬来|迁|转|到|,|的)`,
      'dgu',
    ),
  },
  // Village or town by name.
  { ...place, form: new RegExp(`(?<![\\p{Script=Han}])${above}${run(1, 4)}(?:镇|乡)${run(1, 5)}(?:村|屯|社区|居委会?)(?!民)`, 'dgu') },
  {
    ...place,
    form: new RegExp(
      `(?:住在|住(?!房|建|院|宅)|家在|搬到|搬进|房子在|位于|来自)(?<hit>${above}${run(2, 8)}(?:小区|新村|花园|家园|公寓|苑|村|镇|乡|里|坊|社区|大厦))`,
      'dgu',
    ),
    unless: (hit) => anyEstate.test(hit),
  },
  {
    ...place,
    form: new RegExp(`(?:(?<![\\p{Script=Han}])|(?<=[在到了住于从是往]))${run(2, 8)}(?:小区|新村|花园|家园|公寓|花苑|佳苑)`, 'dgu'),
    trim: breaks,
    unless: (hit) => anyEstate.test(hit),
  },
]

const day = String.raw`(?:农历)?(?:\d{4}\s?[年./\-]\s?\d{1,2}(?:\s?[月./\-]\s?\d{1,2})?[日号月]?|\d{2,4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|[一二〇零九]{2}[〇零一二三四五六七八九]{2}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?)?|(?:19|20)\d{6}|\d{1,2}月\d{1,2}[日号])`
const birth = { kind: 'date', instead: '[出生日期]', sure: true } as const
export const dateRules: readonly Rule[] = [
  {
    ...birth,
    form: new RegExp(
      String.raw`(?:出生(?:日期|年月日?|时间|证上?(?:写的?)?)?|生于|生日|诞生|出世|生辰)[\s:是为在于]{0,3}(?<hit>${day})`,
      'dgu',
    ),
  },
  { ...birth, form: new RegExp(String.raw`(?<hit>${day})(?:出生|出世|生人|生(?=[,.。;；、)）\s人的]|$))`, 'dgu') },
]

const kindsOfOrganisation: readonly (readonly [suffix: string, instead: string])[] = [
  ['(?:社区卫生服务中心|卫生服务中心|卫生服务站|卫生院|中心医院|医院|诊所|门诊部|疗养院|护理院|保健院)+', '某医院'],
  ['(?:养老院|敬老院|福利院|护养院)+', '某养老机构'],
  [
    '(?:有限责任公司|股份有限公司|有限公司|分公司|公司|集团|工厂|酒店|饭店|餐厅|宾馆|超市|商行|经营部|工作室|合作社|事务所|美容院|理发店|药房|药店|网吧|加工厂|厂)+',
    '某单位',
  ],
  ['(?:大学|学院|中学|小学|幼儿园|高中|初中|职校|技校|学校)', '某学校'],
]
/** Words that name no one: of kind, size, place in general, of whose it is. */
const general = new RegExp(
  `^(?:${(
    '定点 非定点 三甲 二甲 三级 二级 一级 甲等 公立 民营 私立 市级 区级 县级 省级 镇 乡 社区 本地 外地 异地 当地 外省 外埠 专科 综合 各 各大 各级 多家 几家 两家 一家 三家 大 小 大型 小型 转 人民 中心 ' +
    '职工 企业 个人 物业 保险 开发 房地产 用人 原 老 新 本 该 我 我们 你们 他们 某 这家 那家 其他 其它 任何 另 另一 有限 股份 责任 全国 本市 本区 市 区 县 省 上海 国有 私人 民办 公办 外资 合资 子 母 总 分 上市 劳务 派遣 ' +
    '劳务派遣 中介 快递 物流 运输 建筑 施工 拆迁 供电 自来水 燃气 公交 出租车 电力 电信 移动 网络 软件 贸易 食品 服装 化工 机械 电子 家政 保洁 保安 装修 装饰 广告 旅游 旅行 银行 证券 信托 担保 融资 租赁 ' +
    '所在 就诊 治疗 收治 首诊 接诊 原单位 家 所 间 个 医疗 药品 连锁 大药 零售 社会 党 老年 开放 电视 成人 职业 技术 师范 高等 初级 高级 重点 普通 公 上 下 读 念 考 去 进 开 办 建 中外 全日制 义务 教育 培训 驾驶 入 在 到 升 小升 放 转 退 离 返 学 住 出 送 看 回 ' +
    '造纸 钢铁 水泥 食 国营 乡镇 街道 集体 电 水 工 的 了 是 为 和 或 及 与 等 由 从 向 被 把 让 给 对 往 至 将'
  )
    .split(' ')
    .join('|')})*$`,
  'u',
)
/** Walks back from the word for hospital, company or school to where its name begins; what is no name is left. */
export function* organisations(text: string): Generator<Identifying> {
  for (const [suffix, instead] of kindsOfOrganisation)
    for (const match of text.matchAll(
      new RegExp(
        String.raw`(?<name>[\p{Script=Han}A-Za-z0-9()（）·]{1,30}?)(?<kind>${suffix})(?![的]?(?:局|委|办公室|协会|法|条例|规定))`,
        'dgu',
      ),
    )) {
      const [from, to] = match.indices!.groups!['name']!
      const name = text.slice(from, to)
      const lead = breaks.exec(name)?.[0].length ?? 0
      const bare = name.slice(lead).replace(/^[\d()（）]+/u, '')
      if (bare === '' || general.test(bare)) continue
      yield { from: to - bare.length, to: match.indices!.groups!['kind']![1], kind: 'organisation', instead, sure: false }
    }
  yield* matches(text, [
    {
      kind: 'organisation',
      instead: '某学校',
      sure: false,
      form: /(?<![\p{Script=Han}])[\p{Script=Han}]{1,4}[一二三四五六七八九十]{1,2}中(?![\p{Script=Han}]{0,1}(?:全会|心|的))/dgu,
    },
  ])
}
