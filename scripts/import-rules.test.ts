import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { findProjectViolations, findViolations } from './import-rules.ts'

/** Each row: file, a line in it, and what the finding must say (or nothing when it is allowed). */
const planted: readonly [string, string, RegExp | null][] = [
  ['src/core/case/a.ts', `import { readFileSync } from 'node:fs'`, /core may not import node:fs/],
  ['src/core/case/a.ts', `import { z } from 'zod'`, /core may not import zod/],
  ['src/core/case/a.ts', `import { pool } from '#store/open.ts'`, /core may not import #store/],
  ['src/core/case/a.ts', `import { pool } from '../../store/open.ts'`, /core may not import/],
  ['src/core/case/a.ts', `export * from '../../app/perform.ts'`, /core may not import/],
  ['src/core/case/a.ts', `type X = import('#store/open.ts').X`, /core may not import #store/],
  ['src/core/case/a.ts', `const f = () => import('node:os')`, /core may not import node:os/],
  ['src/core/case/a.ts', `import { b } from '../clock/b.ts'`, null],
  ['src/core/case/a.ts', `// import { x } from 'zod'\nconst s = "import { x } from 'zod'"`, null],
  ['src/core/case/a.test.ts', `import fc from 'fast-check'; import test from 'node:test'`, null],
  ['src/words/a.ts', `import type { Stage } from '#core/case/case.ts'`, null],
  ['src/words/a.ts', `import { type Stage } from '#core/case/case.ts'`, null],
  ['src/words/a.ts', `import { stages, type Stage } from '#core/case/case.ts'`, /only its types/],
  ['src/contract/a.ts', `import { z } from 'zod'; import { stages } from '#core/case/case.ts'`, null],
  ['src/contract/a.ts', `import { perform } from '#app/perform.ts'`, /contract may not import #app/],
  ['src/store/a.ts', `import { sql } from 'kysely'; import { run } from 'kysely/migration'; import pg from 'pg'`, null],
  ['src/store/a.ts', `import fastify from 'fastify'`, /store may not import fastify/],
  ['src/app/a.ts', `import { sql } from 'kysely'`, /app may not import kysely/],
  ['src/app/a.ts', `import { route } from '#http/routes/cases.ts'`, /app may not import #http/],
  ['src/http/a.ts', `import cookie from '@fastify/cookie'; import { perform } from '#app/perform.ts'`, null],
  ['src/http/a.ts', `import { findCase } from '#store/cases.ts'`, /http may not import #store/],
  ['src/http/a.ts', `import type { Config } from '../config.ts'`, null],
  ['src/http/a.ts', `import { readConfig } from '../config.ts'`, /only its types/],
  ['src/insight/a.ts', `import { pinyin } from 'pinyin-pro'; import { find } from '#store/cards.ts'`, null],
  ['src/main.ts', `import { open } from '#store/open.ts'; import fastify from 'fastify'`, null],
  ['src/surprise/a.ts', ``, /not in the table/],
  ['web/features/desk/a.tsx', `import { Button } from 'antd'; import { Page } from '../../ui/page.tsx'`, null],
  ['web/features/desk/a.tsx', `import { Tile } from '../counter/tile.tsx'`, /a feature never imports another/],
  ['web/features/desk/a.tsx', `const x = () => import('../board/board.tsx')`, /a feature never imports another/],
  ['web/features/desk/a.tsx', `import type { CaseState } from '#core/case/case.ts'`, /web may not import #core/],
  ['web/features/desk/a.tsx', `import { caseView } from '#contract/cases.ts'`, null],
  ['web/ui/a.tsx', `import { Desk } from '../features/desk/desk.tsx'`, /only web\/app.tsx composes features/],
  ['web/app.tsx', `import { Desk } from './features/desk/desk.tsx'`, null],
  ['web/ui/a.tsx', `import { readFile } from 'node:fs/promises'`, /web may not import node:fs/],
  ['web/ui/a.tsx', `import dayjs from 'dayjs'`, /web may not import dayjs/],
]

for (const [file, source, expected] of planted) {
  test(`${file}: ${source.split('\n')[0]}${expected ? ' is refused' : ' is allowed'}`, () => {
    const violations = findViolations(file, source)
    if (!expected) return assert.deepEqual(violations, [])
    assert.equal(violations.length, 1, violations.join('\n'))
    assert.match(violations[0]!, expected)
  })
}

test('the core may make dates from arguments but not from the clock', () => {
  const source = `const a = new Date(at)\nconst b = new Date()\nconst c = Date()\nconst d = Temporal.Now.instant()`
  const lines = findViolations('src/core/clock/a.ts', source).map((line) => line.split(':')[1])
  assert.deepEqual(lines, ['2', '3', '4'])
  assert.deepEqual(findViolations('src/app/a.ts', source), [])
})

test('the project itself keeps the table', () => {
  assert.deepEqual(findProjectViolations(join(import.meta.dirname, '..')), [])
})
