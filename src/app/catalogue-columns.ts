/** Columns of the catalogue's CSV files, with the Chinese headings and values that are read as well, because spreadsheets are filled in by hand. */
import type { CsvColumns } from './csv-rows.ts'

export const categoryColumns: CsvColumns = {
  names: { id: ['编号'], name: ['类别', '名称'], position: ['顺序'], note: ['备注'] },
  required: ['id', 'name', 'position'],
}

export const sourceColumns: CsvColumns = {
  names: { id: ['编号'], title: ['名称', '来源'], place: ['出处'], year: ['年份'], note: ['备注'] },
  required: ['id', 'title'],
}

export const itemColumns: CsvColumns = {
  names: {
    id: ['编号'],
    code: ['基本编码'],
    other_code: ['其他编号'],
    name: ['事项名称', '事项'],
    short_name: ['简称'],
    other_names: ['别名'],
    category: ['类别'],
    department: ['部门', '主管部门'],
    channel: ['办理渠道', '渠道'],
    confidence: ['可信度'],
    source: ['来源'],
    source_year: ['来源年份', '年份'],
    note: ['备注'],
  },
  required: ['id', 'name', 'category', 'department', 'channel', 'confidence', 'source'],
}

export const unitColumns: CsvColumns = {
  names: {
    id: ['编号'],
    name: ['单位', '名称'],
    kind: ['性质'],
    parent: ['上级单位'],
    counts_as: ['计入'],
    contact_name: ['联系人'],
    contact_phone: ['联系电话'],
    note: ['备注'],
  },
  required: ['id', 'name', 'kind'],
}

export const aliasColumns: CsvColumns = {
  names: { alias: ['别名'], unit: ['单位'], status: ['状态'], suggestion: ['建议'], note: ['备注'] },
  required: ['alias', 'unit', 'status'],
}

/** Chinese cell values → codes. */
export const cellValues: Readonly<Record<string, string>> = {
  高: 'high',
  中: 'medium',
  低: 'low',
  窗口: 'counter',
  自助终端: 'terminal',
  网上: 'online',
  区中心: 'districtCentre',
  部门: 'bureau',
  街镇: 'street',
  机构: 'office',
  可用: 'ok',
  存疑: 'dubious',
}

/** Field of a schema → column as the person sees it. */
export const fieldNames: Readonly<Record<string, string>> = {
  id: '编号',
  code: '基本编码',
  otherCode: '其他编号',
  name: '名称',
  title: '名称',
  shortName: '简称',
  otherNames: '别名',
  category: '类别',
  department: '部门',
  channels: '办理渠道',
  confidence: '可信度',
  sources: '来源',
  sourceYear: '来源年份',
  year: '年份',
  position: '顺序',
  kind: '性质',
  alias: '别名',
  unit: '单位',
  status: '状态',
  itemId: '事项编号',
  summary: '概要',
  conditions: '申请条件',
  materials: '材料',
  alternatives: '可用哪些材料',
  form: '原件或复印件',
  deferrable: '能否容缺',
  deferDays: '几个工作日内补',
  commitment: '能否告知承诺',
  card: '取材料小卡',
  cards: '取材料小卡',
  steps: '步骤',
  needs: '要准备什么',
  address: '网址',
  cost: '费用',
  time: '时间',
  process: '办理步骤',
  fee: '收费',
  places: '办理地点',
  traps: '容易卡住的地方',
  basis: '依据',
  asOf: '年份',
}
