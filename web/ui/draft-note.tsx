import type { DraftState } from './draft-saver.ts'
import { clockText } from './time.ts'
import { useUiWords } from './words.ts'
import './draft-note.css'

/** "已保存 14:03 / 正在保存 / 没存上，内容还在", beside the field it speaks of. */
export function DraftNote({ state }: { state: DraftState }) {
  const words = useUiWords()
  const text = {
    clean: '',
    waiting: words.draftWaiting,
    saving: words.draftSaving,
    saved: state.kind === 'saved' ? words.draftSaved(clockText(state.at)) : '',
    failed: words.draftFailed,
  }[state.kind]
  return (
    // Only a failure interrupts a screen reader: "saved" every few seconds would drown everything else.
    <span className="draft-note" data-state={state.kind} role={state.kind === 'failed' ? 'alert' : undefined}>
      {text}
    </span>
  )
}
