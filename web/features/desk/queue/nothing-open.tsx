import { TwoChairs } from '../../../ui/empty-state.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { useDeskWords } from '../words.ts'

/** The room before anybody sits down in it. */
export function NothingOpen() {
  const words = useDeskWords()
  return (
    <section className="desk-nothing" aria-label={words.sectionCase}>
      <TwoChairs />
      <h2>{words.chooseOne}</h2>
      <p>{words.chooseOneNext}</p>
      <ul className="desk-nothing-keys">
        {(
          [
            ['j', words.keyDown],
            ['Enter', words.keyOpen],
            ['/', words.keySearch],
            ['Shift+N', words.keyNew],
          ] as const
        ).map(([keys, label]) => (
          <li key={keys}>
            <Kbd keys={keys} /> {label}
          </li>
        ))}
      </ul>
    </section>
  )
}
