/** How a resident is told of a member of staff: 王老师, 欧阳老师; whoever has no such name, 工作人员. */

/** Surnames of two characters that people still bear often enough to be cut wrongly. */
const compound = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
  '司徒',
  '端木',
  '夏侯',
  '南宫',
  '长孙',
  '宇文',
  '轩辕',
  '独孤',
  '淳于',
  '申屠',
  '百里',
  '呼延',
  '澹台',
]

/**
 * 王敏 → 王老师. A name with "·" keeps the part before it whole (古丽·买买提 → 古丽老师), names in other scripts and what is no name
 * (工作人员, already 王老师, 3 号窗口) stay as they are.
 */
export function staffCall(name: string): string {
  const [given = '', more] = name.trim().split(/[·•]/)
  if (more !== undefined) return /^\p{Script=Han}+$/u.test(given) ? `${given}老师` : name
  if (!/^\p{Script=Han}{2,4}$/u.test(given) || /(老师|人员|窗口|主任|热线|系统)$/.test(given)) return name || '工作人员'
  const surname = compound.find((each) => given.startsWith(each) && given.length > each.length)
  return `${surname ?? String.fromCodePoint(given.codePointAt(0)!)}老师`
}
