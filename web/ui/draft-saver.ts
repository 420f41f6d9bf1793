/** What became of the newest text. `saved` carries when, as an ISO instant. */
export type DraftState = { kind: 'clean' | 'waiting' | 'saving' | 'failed' } | { kind: 'saved'; at: string }

/**
 * Saves a draft on the server a fixed time after the first unsaved change, one save at a time, always the newest text;
 * after a failure it tries again at the same pace. Holds nothing in the browser's storage: the PC is shared.
 */
export function createDraftSaver<T>(options: {
  save: (value: T) => Promise<unknown>
  onState: (state: DraftState) => void
  now: () => string
  everyMs?: number
}) {
  const every = options.everyMs ?? 3000
  let newest: T
  let dirty = false
  let epoch = 0
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(): void {
    timer ??= setTimeout(() => void flush(), every)
  }

  /** Saves what is unsaved at once and waits for it; resolves also when it failed (the state says so). */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    while (running) await running
    if (!dirty) return
    running = saveOnce().finally(() => (running = undefined))
    await running
  }

  async function saveOnce(): Promise<void> {
    const mine = epoch
    dirty = false
    options.onState({ kind: 'saving' })
    try {
      await options.save(newest)
      if (mine === epoch) options.onState(dirty ? { kind: 'waiting' } : { kind: 'saved', at: options.now() })
    } catch {
      if (mine !== epoch) return // discarded meanwhile: it must not come back
      dirty = true
      options.onState({ kind: 'failed' })
    }
    if (dirty) plan()
  }

  return {
    /** Takes the newest text. */
    change(value: T): void {
      newest = value
      dirty = true
      if (!running) options.onState({ kind: 'waiting' })
      plan()
    },
    flush,
    /** Whether something is not on the server yet: a macro or a send must wait for it. */
    isDirty: (): boolean => dirty || running !== undefined,
    /** Forgets the unsaved text, for example after it was sent. */
    discard(): void {
      clearTimeout(timer)
      timer = undefined
      dirty = false
      epoch += 1
      options.onState({ kind: 'clean' })
    },
  }
}
