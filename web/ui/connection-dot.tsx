import { useEffect } from 'react'
import { listen, useConnection } from '../live.ts'
import { useUiWords } from './words.ts'
import './connection-dot.css'

/** Whether news arrive by themselves: a dot and a word, never the dot alone. Keeps the stream open while it is shown. */
export function ConnectionDot() {
  const words = useUiWords()
  const state = useConnection()
  useEffect(() => listen(() => undefined), [])
  const text = { off: words.connecting, connecting: words.connecting, live: words.live, broken: words.broken }[state]
  return (
    <span
      className="connection"
      data-state={state}
      role="status"
      title={state === 'broken' ? words.brokenLong : words.liveLong}
    >
      <i aria-hidden="true" />
      {text}
    </span>
  )
}
