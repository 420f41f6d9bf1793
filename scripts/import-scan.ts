import { parseSync } from 'vite'

/** One module that a file asks for, whether at start, on demand, or only for its types. */
export type ImportFound = { from: string; line: number; typeOnly: boolean }

/**
 * Lists what a file imports: import, export … from, import(), and import('…') in a type.
 * Uses the parser that comes with the build (oxc), so strings and comments that look like imports do not count.
 */
export function findImports(file: string, source: string): ImportFound[] {
  const parsed = parseSync(file, source)
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`)
  const found: ImportFound[] = []
  const add = (from: string, start: number, typeOnly: boolean) =>
    found.push({ from, line: lineOf(source, start), typeOnly })

  for (const { moduleRequest, entries, start } of parsed.module.staticImports) {
    // `import './x'` has no entries and runs the module.
    add(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType))
  }
  for (const { start, entries } of parsed.module.staticExports) {
    const reexports = entries.filter((entry) => entry.moduleRequest)
    const from = reexports[0]?.moduleRequest?.value
    if (from)
      add(
        from,
        start,
        reexports.every((entry) => entry.isType),
      )
  }
  if (/\bimport\s*\(/.test(source)) {
    walk(parsed.program, (node) => {
      if (node.type === 'ImportExpression' || node.type === 'TSImportType') {
        // Dynamic imports of a computed name cannot be judged; nobody should need one.
        const { value } = node['source'] as { value?: unknown }
        add(typeof value === 'string' ? value : '(computed name)', node.start, node.type === 'TSImportType')
      }
    })
  }
  return found
}

/** The lines where a file reads the clock of the machine: `new Date()` without arguments, `Date()`, Temporal.Now. */
export function usesAmbientClock(file: string, source: string): number[] {
  if (!/\bDate\b|\bTemporal\b/.test(source)) return []
  const lines: number[] = []
  walk(parseSync(file, source).program, (node) => {
    const named = (key: string, name: string) => (node[key] as { name?: string } | undefined)?.name === name
    const made = node.type === 'NewExpression' && named('callee', 'Date') && (node['arguments'] as []).length === 0
    const called = node.type === 'CallExpression' && named('callee', 'Date')
    const now = node.type === 'MemberExpression' && named('object', 'Temporal') && named('property', 'Now')
    if (made || called || now) lines.push(lineOf(source, node.start))
  })
  return lines
}

type Node = { type: string; start: number; [key: string]: unknown }

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
  } else if (value && typeof value === 'object') {
    if ('type' in value && typeof value.type === 'string') visit(value as Node)
    for (const item of Object.values(value)) walk(item, visit)
  }
}

const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length
