/** What the fault tests do to a centre: registrations, commands and the people who give them. */
import type { Actor, Role } from '#core/case/case.ts'
import type { RegisterInput } from '#contract/cases.ts'
import type { Command } from '#contract/commands.ts'
import type { App, Ask } from '#app/context.ts'
import { register } from '#app/register.ts'
import { runCommand } from '#app/command.ts'

/** Somebody of the centre, as a signed-in person is known to the use cases. */
export interface Hand {
  readonly orgId: string
  readonly id: string
  readonly roles: readonly string[]
}

/** Asks in the name of that person, now by the app's clock. */
export function askOf(app: App, { orgId, id, roles }: Hand): Ask {
  const actor: Actor = { kind: 'staff', id, roles: roles as Role[] }
  return { app, orgId, actor, now: app.now(), lang: 'zh' }
}

/** A walk-in as the wire brings it; `n` tells one from another. */
export const walkIn = (n: number, change: Partial<RegisterInput> = {}): RegisterInput => ({
  channel: 'walkIn',
  title: `第${n}件：窗口说系统里查不到我的档案`,
  statement: `我是第${n}位。${'跑了三趟，窗口都说系统里查不到我的档案，让我去找原来的单位，原单位早就撤了。'.repeat(3)}`,
  wish: '把档案找到，把养老手续办了',
  itemId: null,
  blocker: {
    causes: ['system-fault'],
    note: '查不到档案',
    step: '受理',
    place: '社保 2 号窗口',
    refusedBy: null,
    refusedOn: null,
  },
  person: {
    kind: 'individual',
    name: `欧阳·第${n}位`,
    idNumber: '',
    phone: `1380000${String(n % 10_000).padStart(4, '0')}`,
    note: '',
  },
  proxy: null,
  external: null,
  paperIds: [],
  owner: null,
  comes: 'now',
  ...change,
})

/** A 12345 order as the hotline's door turns it into a registration. */
export const order = (number: string, n = 1): RegisterInput =>
  walkIn(n, { channel: 'hotline', external: { system: '12345', number, dueAt: null }, comes: 'notNeeded' })

export const classification = {
  class: 'general',
  nature: 'hard',
  causes: ['system-fault'],
  layer: 'counter',
  remit: 'ours',
  rightBody: '',
} as const

/** Commands that any caseworker who owns a case may give in triage, some of one event, some of several. */
export const commands = {
  accept: { type: 'accept', classification: { ...classification, causes: [...classification.causes] } },
  note: { type: 'note', text: '打过电话，原单位的档案移交到了区档案馆。', audience: 'person' },
  tell: { type: 'tell', channel: 'phone', text: '已经找到档案，明天给您回话。' },
  way: { type: 'addWay', way: '凭档案馆证明先受理', basis: '', result: 'open', note: '' },
  refer: { type: 'refer', kind: 'cooperate', body: '区档案馆', contact: '', question: '请出具档案移交证明' },
} satisfies Record<string, Command>

/** Registers for an owner who takes it up and accepts it; gives the case and its version. */
export async function acceptedCase(
  app: App,
  owner: Hand,
  key: string,
  n = 1,
): Promise<{ caseId: string; version: number }> {
  const made = await register(askOf(app, owner), key, walkIn(n, { owner: owner.id }))
  if (!made.ok) throw new Error(JSON.stringify(made.refusals))
  const taken = await runCommand(askOf(app, owner), `${key}:accept`, made.caseId, made.state.version, commands.accept)
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusals))
  return { caseId: made.caseId, version: taken.state.version }
}

/** Runs `work` for every entry, `width` at a time; results in order. */
export async function inParallel<T, R>(
  entries: readonly T[],
  width: number,
  work: (entry: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < entries.length; index = next++) results[index] = await work(entries[index]!, index)
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
