/** What a line of the log of accounts says. */
import type { Language } from './date.ts'

const words: Readonly<Record<string, { zh: string; en: string }>> = {
  added: { zh: '开了账号', en: 'account opened' },
  roles: { zh: '改了岗位', en: 'posts changed' },
  posts: { zh: '定了一段时间的岗位', en: 'posts for a time set' },
  on: { zh: '恢复了账号', en: 'account switched on' },
  off: { zh: '停用了账号', en: 'account switched off' },
  newPassword: { zh: '重设了密码', en: 'password reset' },
  newSecondFactor: { zh: '重设了动态码', en: 'second factor reset' },
  ownPassword: { zh: '自己换了密码', en: 'changed their own password' },
}
const roleWords: Readonly<Record<string, { zh: string; en: string }>> = {
  counter: { zh: '综合窗口', en: 'counter' },
  caseworker: { zh: '反映窗口', en: 'caseworker' },
  director: { zh: '中心负责人', en: 'director' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  officer: { zh: '单位经办人', en: 'officer' },
  adviser: { zh: '智囊团成员', en: 'adviser' },
  supervisor: { zh: '监督员', en: 'supervisor' },
}

/** `roles`: those of the account from then on, named behind. */
export function accountWords(what: string, roles: readonly string[], lang: Language): string {
  const named = roles.map((role) => roleWords[role]?.[lang] ?? role).join(lang === 'zh' ? '、' : ', ')
  const act = words[what]?.[lang] ?? what
  return named === '' ? act : lang === 'zh' ? `${act}：${named}` : `${act}: ${named}`
}
