/**
 * The catalogue as it is imported and sent: kinds, service items, guides, units that referrals go to, and their other names.
 * A catalogue is data of one centre; nothing in the program depends on the items of the example (data/catalogue).
 */
import * as z from 'zod'

const text = z.string().trim().min(1, '不能为空')
const optionalText = z.string().trim().default('')
/** Stable name of a row: lower-case letters, figures and hyphens; once given it is never given to something else. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和短横线')
const yearOrSpan = z.string().regex(/^(\d{4}(-\d{4})?)?$/, '年份写成 2023 或 2019-2021')

/** Where an item can be done. `districtCentre`: only at the counter of a district centre. */
export const ItemChannel = z.enum(['counter', 'terminal', 'online', 'districtCentre'])
export type ItemChannel = z.infer<typeof ItemChannel>

/** How sure the entry is: `high` = the source itself states item and department. */
export const Confidence = z.enum(['high', 'medium', 'low'])
export type Confidence = z.infer<typeof Confidence>

/** 类别: one of the kinds under which the counters list their items. */
export const Category = z.strictObject({
  id: slug,
  name: text,
  /** Place in lists, from 1. */
  position: z.int().min(1),
  note: optionalText,
})
export type Category = z.infer<typeof Category>

/** Where an entry comes from; items and guides name sources by id. */
export const Source = z.strictObject({
  id: slug,
  title: text,
  place: optionalText,
  year: yearOrSpan,
  note: optionalText,
})
export type Source = z.infer<typeof Source>

/** 事项. A case is pinned to the version in force that day, so that a later import does not change what was demanded. */
export const ServiceItem = z.strictObject({
  id: slug,
  /** 基本编码, 12 figures, when known. Several items may share one. */
  code: z.string().regex(/^(\d{12})?$/, '基本编码是 12 位数字；不是的请写到“其他编号”'),
  /** Any other number in use: implementation code, number of an internal system. */
  otherCode: z
    .string()
    .regex(/^[0-9A-Za-z_-]*$/, '只能用字母、数字、下划线和短横线')
    .default(''),
  name: text.max(60, '太长，最多 60 个字'),
  /** For tiles and slips; empty: the name itself. */
  shortName: z.string().trim().max(16, '太长，最多 16 个字').default(''),
  /** What people also call it; found by search. */
  otherNames: z.array(text),
  /** Name of a category. */
  category: text,
  /** As the source writes it; several are joined by 、 or /. */
  department: text,
  channels: z.array(ItemChannel).min(1, '至少写一个办理渠道'),
  confidence: Confidence,
  /** Ids of sources. */
  sources: z.array(slug).min(1, '至少写一个来源'),
  sourceYear: yearOrSpan,
  note: optionalText,
})
export type ServiceItem = z.infer<typeof ServiceItem>

/**
 * An item with the keys by which typed letters find it: pinyin of the name, the short name (when there is one) and each other name, in this order.
 * One key holds one token per character, separated by blanks; a token holds readings separated by |, or - for a mark that may be skipped.
 */
export const ItemWithKeys = z.strictObject({ ...ServiceItem.shape, keys: z.array(z.string()) })
export type ItemWithKeys = z.infer<typeof ItemWithKeys>

/** Yes, no, or nobody has told us; unknown is not no. */
export const Known = z.enum(['yes', 'no', 'unknown'])
export type Known = z.infer<typeof Known>

/** 材料: what must be shown, and what may stand in for it. */
export const Material = z.strictObject({
  id: slug,
  name: text,
  /**
   * Ways to satisfy the demand; one complete way is enough. `[["户口簿"], ["居住证", "租赁合同"]]` reads "A, or B and C".
   * A single way with one paper is the plain case.
   */
  alternatives: z.array(z.array(text).min(1, '一种办法至少要有一样材料')).min(1, '至少写一种办法'),
  form: z.enum(['original', 'copy', 'either', 'unknown']).default('unknown'),
  /** When it is asked for at all; empty: always. */
  when: optionalText,
  /** Where a person without it gets it. */
  where: optionalText,
  /** 容缺: may follow later. */
  deferrable: Known.default('unknown'),
  /** Working days within which a deferred paper must follow; null: not known. */
  deferDays: z.int().min(1).nullable().default(null),
  /** 告知承诺: a signed commitment may stand in for it. */
  commitment: Known.default('unknown'),
  /** 取材料小卡: id of the card that says where to get it; empty: none. */
  card: z.union([z.literal(''), slug]).default(''),
  note: optionalText,
})
export type Material = z.infer<typeof Material>

/** 取材料小卡: how a person gets one paper by themselves, in our own words; printed large and handed over. */
export const RetrievalCard = z.strictObject({
  id: slug,
  title: text.max(30, '太长，最多 30 个字'),
  /** One action each, in order. */
  steps: z.array(text.max(80, '太长，一步最多 80 个字')).min(1, '至少写一步').max(9, '太多，最多 9 步'),
  /** What one must have at hand. */
  needs: z.array(text).default([]),
  /** Web address, drawn as a QR code; empty: none, or one that stands on a paper of the person's own. */
  address: z
    .union([z.literal(''), z.url({ protocol: /^https$/, error: '要以 https:// 开头' }).max(200, '太长，最多 200 个字')])
    .default(''),
  cost: z.string().trim().min(1, '不知道就写“未注明”'),
  time: z.string().trim().min(1, '不知道就写“未注明”'),
  note: optionalText,
  sources: z.array(slug).min(1, '至少写一个来源'),
  asOf: yearOrSpan,
})
export type RetrievalCard = z.infer<typeof RetrievalCard>

/** Symptom → hidden cause → where it is undone: the trap that a guide should warn of. */
export const Trap = z.strictObject({ symptom: text, cause: text, remedy: text })
export type Trap = z.infer<typeof Trap>

/** 办事指南 of one item, in our own words. */
export const Guide = z.strictObject({
  itemId: slug,
  /** Shown with every guide that is not the centre's own, e.g. "例子，请换成本中心自己的清单". */
  disclaimer: optionalText,
  summary: text,
  /** Who may apply; all must hold. */
  conditions: z.array(text),
  materials: z.array(Material).min(1, '至少写一样材料'),
  process: z.array(text).min(1, '至少写一步'),
  fee: z.string().trim().min(1, '不知道就写“未注明”'),
  /** Where it is done, in words. */
  places: z.array(text).min(1, '至少写一个办理地点'),
  traps: z.array(Trap).default([]),
  /** 依据, as it stands at the foot of the one-time notice; empty: none is printed. */
  basis: optionalText,
  /** Further cards that are handed out with this item, by id. */
  cards: z.array(slug).default([]),
  sources: z.array(slug).min(1, '至少写一个来源'),
  asOf: yearOrSpan,
})
export type Guide = z.infer<typeof Guide>

/** A body that a case can be referred to, and under whose name ratings are counted. */
export const Unit = z.strictObject({
  id: slug,
  name: text,
  kind: z.enum(['bureau', 'street', 'office']),
  /** The bureau an office belongs to; empty for bureaus and streets. */
  parent: optionalText,
  /** Unit under which it is counted when not its own name. */
  countsAs: optionalText,
  contactName: optionalText,
  contactPhone: optionalText,
  note: optionalText,
})
export type Unit = z.infer<typeof Unit>

/** Another name under which a unit turns up in lists and work orders. */
export const UnitAlias = z.strictObject({
  alias: text,
  unit: text,
  /** `dubious`: as the source has it, probably wrong; shown to the administrator, never applied by itself. */
  status: z.enum(['ok', 'dubious']),
  /** What a dubious alias probably should mean. */
  suggestion: optionalText,
  note: optionalText,
})
export type UnitAlias = z.infer<typeof UnitAlias>

/** One thing wrong with an import, where it is, and in plain Chinese what to do. Errors keep the row out, warnings do not. */
export const ImportProblem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  /** From 1, as an editor counts; null when the whole file is meant. */
  line: z.int().min(1).nullable(),
  message: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** What one reading of a catalogue folder yields. */
export const Catalogue = z.strictObject({
  categories: z.array(Category),
  items: z.array(ItemWithKeys),
  guides: z.array(Guide),
  cards: z.array(RetrievalCard),
  units: z.array(Unit),
  aliases: z.array(UnitAlias),
  sources: z.array(Source),
  problems: z.array(ImportProblem),
})
export type Catalogue = z.infer<typeof Catalogue>
