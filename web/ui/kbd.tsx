import './kbd.css'

/** A key as it is printed on the keyboard, beside the word of its verb; `Ctrl+K` becomes two keys. */
export function Kbd({ keys }: { keys: string }) {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return (
    <span className="kbd not-printed">
      {parts.map((part) => (
        <kbd key={part}>{part.length === 1 ? part.toUpperCase() : part}</kbd>
      ))}
    </span>
  )
}
