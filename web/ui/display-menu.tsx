import { setPrefs, usePrefs, type Prefs } from '../prefs.ts'
import { usePopup } from './use-popup.ts'
import { useUiWords } from './words.ts'
import './display-menu.css'

/** Language, light or dark, contrast and single-key shortcuts: what this workplace wants of its screen. */
export function DisplayMenu() {
  const words = useUiWords()
  const prefs = usePrefs()
  const { open, setOpen, box, panelId } = usePopup()

  const schemes: [Prefs['scheme'], string][] = [
    ['light', words.light],
    ['dark', words.dark],
    ['system', words.system],
  ]
  return (
    <div className="display-menu" ref={box}>
      <button
        type="button"
        className="plain-button"
        lang={prefs.language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setPrefs({ language: prefs.language === 'zh' ? 'en' : 'zh' })}
      >
        {prefs.language === 'zh' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        className="plain-button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        {words.display}
      </button>
      <div id={panelId} className="display-panel" hidden={!open}>
        <fieldset>
          <legend>{words.scheme}</legend>
          {schemes.map(([scheme, text]) => (
            <label key={scheme}>
              <input
                type="radio"
                name="scheme"
                checked={prefs.scheme === scheme}
                onChange={() => setPrefs({ scheme })}
              />
              {text}
            </label>
          ))}
        </fieldset>
        <label>
          <input
            type="checkbox"
            checked={prefs.contrast === 'more'}
            onChange={(event) => setPrefs({ contrast: event.target.checked ? 'more' : 'normal' })}
          />
          {words.contrast}
        </label>
        <label>
          <input
            type="checkbox"
            checked={prefs.shortcuts}
            onChange={(event) => setPrefs({ shortcuts: event.target.checked })}
          />
          {words.shortcutsOn}
        </label>
      </div>
    </div>
  )
}
