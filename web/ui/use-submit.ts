import { useEffect, useRef, useState } from 'react'
import { useIdempotencyKey } from './idempotency-key.ts'

export type SubmitState = {
  busy: boolean
  /** More than two seconds under way: say "仍在提交，请勿关闭". */
  slow: boolean
  /** What was thrown by the last attempt; show it with <ErrorNotice kept="text">. */
  thrown: unknown
}

const idle: SubmitState = { busy: false, slow: false, thrown: undefined }

/**
 * Sends a form once, whatever is pressed: a second press while it is under way does nothing, and every attempt until the
 * first success carries the same idempotency key. `submit` resolves to the answer, or undefined when it failed.
 */
export function useSubmit<Input, Output>(send: (input: Input, idempotencyKey: string) => Promise<Output>) {
  const { key, renew } = useIdempotencyKey()
  const [state, setState] = useState<SubmitState>(idle)
  const running = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function submit(input: Input): Promise<Output | undefined> {
    if (running.current) return undefined
    running.current = true
    setState({ ...idle, busy: true })
    timer.current = setTimeout(() => setState({ ...idle, busy: true, slow: true }), 2000)
    try {
      const output = await send(input, key)
      setState(idle)
      renew()
      return output
    } catch (thrown) {
      setState({ ...idle, thrown })
      return undefined
    } finally {
      clearTimeout(timer.current)
      running.current = false
    }
  }
  return { submit, ...state }
}
