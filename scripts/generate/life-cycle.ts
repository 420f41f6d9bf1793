/** docs/life-cycle.md: the table of transitions drawn, so that the picture cannot lie. */
import { stageOrder } from '#core/case/evolve.ts'
import { transitions, type Who } from '#core/case/transitions.ts'
import { stageWords } from '#words/case.ts'

const who: Readonly<Record<Who, string>> = {
  hands: '经办人或首问负责人 handler or owner',
  owner: '首问负责人 owner',
  colleague: '任一窗口受理员或主任 any caseworker or director',
  director: '主任 director',
  clerk: '交接的综合窗口 the clerk who handed over',
  person: '当事人 the person',
  hotline: '12345',
  system: '系统 the clock',
  party: '被问到的单位或顾问 whoever was asked about it',
}

/** Moves that the command itself decides, so that no row of the table names them; life-cycle.test.ts plays each. */
const decided = [
  '  reply --> followUp: recordDelivery 送到了 reached',
  '  followUp --> closed: sweep 满期无异议 no objection in time',
  '  assessment --> coordination: goBack',
  '  coordination --> triage: goBack',
  '  triage --> reception: goBack',
]

/** The page: a state diagram of what leads elsewhere, and the whole table. */
export function lifeCycle(): string {
  const stage = (name: string): string => stageWords[name as keyof typeof stageWords].zh
  const arrows = transitions.flatMap((row) =>
    row.to ? row.from.filter((from) => from !== row.to).map((from) => `  ${from} --> ${row.to}: ${row.command}`) : [],
  )
  const names = stageOrder.map((name) => `  state "${stage(name)} ${name}" as ${name}`)
  const rows = transitions.map((row) => {
    const from = row.from.map(stage).join('、')
    return `| \`${row.command}\` | ${row.by.map((each) => who[each]).join('；')} | ${from} | ${row.to ? stage(row.to) : '—'} | ${row.demands.map((name) => `\`${name}\``).join(' ') || '—'} |`
  })
  return `# The life-cycle of a case · 一件事的流程

Drawn from \`src/core/case/transitions.ts\` by \`npm run generate\`; do not edit.

\`\`\`mermaid
stateDiagram-v2
${names.join('\n')}
  [*] --> reception: register
${arrows.join('\n')}
${decided.join('\n')}
\`\`\`

\`goBack\` leads to any earlier stage before the answer, \`recordDelivery\` that reached the person to ${stage('followUp')}; \`sweep\` is what time alone brings about.
What is offered is what is admitted: the same table draws the buttons and checks the requests. 看得见的按钮就是能办的事，办不了的按钮会写明缺什么。

| command | by · 谁 | from · 在哪一步 | to · 到 | demands · 先要 |
|---|---|---|---|---|
${rows.join('\n')}
`
}
