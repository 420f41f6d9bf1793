import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { causeWords, layerWords, natureWords } from './causes.ts'
import { channelWords, outcomeWords, referralKindWords, roleWords, stageWords, verdictWords } from './case.ts'

const glossary = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8')

test('glossary: holds every code of the taxonomy and the case with the word the screens use', () => {
  for (const table of [
    natureWords,
    causeWords,
    layerWords,
    channelWords,
    outcomeWords,
    referralKindWords,
    roleWords,
    stageWords,
    verdictWords,
  ]) {
    for (const [code, { zh }] of Object.entries(table)) {
      const lines = glossary.split('\n').filter((line) => line.includes(`\`${code}\``))
      assert.ok(lines.length > 0, `docs/glossary.md lacks ${code}`)
      assert.ok(
        lines.some((line) => line.includes(zh)),
        `docs/glossary.md calls ${code} something else than ${zh}`,
      )
    }
  }
})
