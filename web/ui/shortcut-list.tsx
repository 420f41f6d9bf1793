import { Modal } from 'antd'
import { usePrefs } from '../prefs.ts'
import { Kbd } from './kbd.tsx'
import { useActiveShortcuts, type Shortcut } from './shortcuts.ts'
import { useUiWords } from './words.ts'
import './kbd.css'

/** The overlay behind `?`. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const words = useUiWords()
  const { shortcuts: allowed } = usePrefs()
  const list = inOrder(useActiveShortcuts())
  return (
    <Modal open title={words.shortcutsTitle} footer={null} onCancel={onClose} closable={{ 'aria-label': words.close }}>
      {!allowed && <p>{words.shortcutsOff}</p>}
      {list.length === 0 && <p>{words.noShortcuts}</p>}
      <dl className="kbd-list">
        {list.map(({ keys, label }) => (
          <div key={label}>
            <dt>
              {keys.map((each) => (
                <Kbd key={each} keys={each} />
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

/** As the page reads, not newest first; a second key for the same thing stands beside the first. */
function inOrder(list: readonly Shortcut[]): { label: string; keys: string[] }[] {
  const byLabel = new Map<string, string[]>()
  for (const { label, keys } of [...list].reverse()) byLabel.set(label, [...(byLabel.get(label) ?? []), keys])
  return [...byLabel].map(([label, keys]) => ({ label, keys }))
}
