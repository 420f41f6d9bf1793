import { Modal } from 'antd'
import { usePrefs } from '../prefs.ts'
import { Kbd } from './kbd.tsx'
import { useActiveShortcuts } from './shortcuts.ts'
import { useUiWords } from './words.ts'
import './kbd.css'

/** The overlay behind `?`. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const words = useUiWords()
  const { shortcuts: allowed } = usePrefs()
  const list = useActiveShortcuts()
  return (
    <Modal open title={words.shortcutsTitle} footer={null} onCancel={onClose} closable={{ 'aria-label': words.close }}>
      {!allowed && <p>{words.shortcutsOff}</p>}
      {list.length === 0 && <p>{words.noShortcuts}</p>}
      <dl className="kbd-list">
        {list.map(({ keys, label }) => (
          <div key={keys + label}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
