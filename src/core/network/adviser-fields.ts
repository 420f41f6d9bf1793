/** Which adviser fits which matter: words of their fields, against category, name and causes of the matter. Data, to be added to. */
import type { Cause } from '../causes/taxonomy.ts'

export interface Subject {
  /** As a field may be called: any of these stands in it. */
  readonly fields: readonly string[]
  /** Stands in the category or the name of the item, or in the title of the case. */
  readonly words: readonly string[]
  readonly causes: readonly Cause[]
}

export const subjects: readonly Subject[] = [
  {
    fields: ['医保', '医疗保险', '医疗保障', '医疗待遇'],
    words: ['医疗', '医保', '就医', '门诊', '大病', '住院', '药', '生育', '报销', '长护', '长期护理'],
    causes: [],
  },
  {
    fields: ['社保', '社会保险', '养老', '工伤', '失业'],
    words: ['社会保险', '社保', '养老', '工伤', '失业', '参保', '缴费', '退休', '社会保障卡', '灵活就业'],
    causes: [],
  },
  { fields: ['就业', '劳动', '人社', '人力资源'], words: ['就业', '创业', '劳动', '招工', '用工', '培训', '居住证积分'], causes: [] },
  { fields: ['民政', '救助', '福利', '养老服务'], words: ['救助', '低保', '特困', '补贴', '高龄', '民政', '福利', '孤儿'], causes: [] },
  { fields: ['残联', '残疾', '助残', '康复'], words: ['残疾', '残联', '助残', '辅具', '康复'], causes: [] },
  { fields: ['住房', '房管', '房屋', '不动产'], words: ['住房', '房屋', '廉租', '公租', '不动产', '租赁'], causes: [] },
  {
    fields: ['户籍', '公安', '人口', '出入境'],
    words: ['户籍', '户口', '居住证', '身份', '人口', '出入境'],
    causes: ['identity-mismatch'],
  },
  { fields: ['工会', '妇联'], words: ['工会', '职工', '妇女'], causes: [] },
  { fields: ['档案'], words: ['档案', '婚姻登记', '查询'], causes: [] },
  { fields: ['医学', '医师', '医生', '临床', '病案'], words: ['大病', '门诊', '住院', '残疾', '护理', '诊断'], causes: [] },
  { fields: ['财务', '会计', '审计', '税'], words: ['发票', '报销', '税', '费'], causes: ['material-mismatch'] },
  {
    fields: ['法律', '律师', '法学', '行政法', '法务', '公证'],
    words: [],
    causes: [
      'rule-missing',
      'rule-too-rigid',
      'eligibility-not-met',
      'time-limit-passed',
      'earlier-procedure-not-undone',
      'identity-mismatch',
    ],
  },
  {
    fields: ['公共管理', '行政管理', '政务', '流程', '窗口服务'],
    words: [],
    causes: [
      'remit-unclear',
      'rule-missing',
      'rule-too-rigid',
      'guide-wrong',
      'wrong-advice',
      'attitude-or-inaction',
      'cannot-come-in-person',
    ],
  },
  { fields: ['信息', '系统', '数据', '软件', '网络'], words: ['系统', '数据', '线上'], causes: ['system-fault', 'identity-mismatch'] },
  { fields: ['心理', '调解', '社工', '社会工作'], words: [], causes: ['attitude-or-inaction', 'cannot-come-in-person'] },
]
