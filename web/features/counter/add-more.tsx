import { Button } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { cases } from '#contract/cases.ts'
import { call } from '../../api.ts'
import { asProblem } from '../../problem.ts'
import { keys, type CommandInput } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { isComposing } from '../../ui/key-match.ts'
import { PaperStrip } from '../../ui/paper-strip.tsx'
import { usePapers } from '../../ui/use-papers.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useCounterWords } from './words.ts'
import '../../ui/intake.css'

/** A sentence or a paper more for a case that was handed over: what was forgotten, and no new case. `focused`: begin typing at once. */
export function AddMore({ caseId, focused }: { caseId: string; focused?: boolean }) {
  const words = useCounterWords()
  const client = useQueryClient()
  const id = useId()
  const [text, setText] = useState('')
  const [added, setAdded] = useState(false)
  const papers = usePapers()
  const { submit, busy, thrown } = useSubmit(async (commands: CommandInput[], key: string) => {
    for (const [index, command] of commands.entries()) await addOne(caseId, command, `${key}-${index}`)
    return true
  })

  useEffect(() => {
    if (focused) document.getElementById(id)?.focus()
  }, [focused, id])

  async function add() {
    const commands: CommandInput[] = [
      ...papers.ids.map((paperId): CommandInput => ({ type: 'addPaper', paperId })),
      ...(text.trim() ? [{ type: 'note', text, audience: 'staff' } satisfies CommandInput] : []),
    ]
    if (papers.busy) return
    if (commands.length === 0) return document.getElementById(id)?.focus()
    if (!(await submit(commands))) return
    setText('')
    papers.clear()
    setAdded(true)
    for (const queryKey of [keys.file(caseId), keys.lists]) void client.invalidateQueries({ queryKey })
  }

  return (
    <div className="add-more">
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
      <label htmlFor={id}>{words.addNote}</label>
      <input
        id={id}
        className="intake-text"
        value={text}
        maxLength={1000}
        autoComplete="off"
        placeholder={words.addNoteHint}
        onChange={(event) => {
          setText(event.target.value)
          setAdded(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) void add()
        }}
      />
      <PaperStrip papers={papers} legend={words.addPaper} />
      <p className="add-more-send">
        <Button onClick={() => void add()} loading={busy || papers.busy}>
          {words.addSend}
        </Button>
        <span role="status">{added && words.added}</span>
      </p>
    </div>
  )
}

/** An addition fits whatever happened meanwhile, so a newer version is no reason to ask the clerk: look and add again. */
async function addOne(caseId: string, command: CommandInput, key: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { version } = await call(cases.get, { params: { caseId } })
    try {
      await call(cases.command, { params: { caseId }, body: { expectedVersion: version, command }, key })
      return
    } catch (thrown) {
      if (attempt === 3 || asProblem(thrown).code !== 'changed-meanwhile') throw thrown
    }
  }
}
