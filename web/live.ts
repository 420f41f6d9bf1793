import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Whether news arrive by themselves at this moment. `off` while nobody listens. */
export type Connection = 'off' | 'connecting' | 'live' | 'broken'
/** One piece of news: its event name and the JSON that came with it. */
export type News = { name: string; data: unknown }

const path = '/api/events'
const longestPause = 30_000
const listeners = new Set<(news: News) => void>()
const watchers = new Set<() => void>()
let state: Connection = 'off'
let source: EventSource | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let failures = 0

/** One stream for the whole console; the server names events, `message` when it does not. */
const names = ['message', 'case', 'arrived', 'presence', 'camera', 'session']

function setState(next: Connection): void {
  state = next
  for (const watcher of watchers) watcher()
}

function connect(): void {
  clearTimeout(timer)
  source?.close()
  setState(failures === 0 ? 'connecting' : 'broken')
  source = new EventSource(path)
  source.addEventListener('open', () => {
    failures = 0
    setState('live')
  })
  source.addEventListener('error', () => {
    // Left to itself the browser gives up for good after an error status, and hammers a server that is starting.
    source?.close()
    failures += 1
    setState('broken')
    const pause = Math.min(longestPause, 500 * 2 ** failures)
    timer = setTimeout(connect, pause * (0.5 + Math.random() / 2))
  })
  for (const name of names) {
    source.addEventListener(name, (event) => {
      const data = parse((event as MessageEvent<string>).data)
      for (const listener of listeners) listener({ name, data })
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function stop(): void {
  clearTimeout(timer)
  source?.close()
  source = undefined
  failures = 0
  setState('off')
}

/**
 * Hears the server's news until the returned function is called. The first listener opens the stream, the last closes it.
 * News only say *that* something changed: ask the server for the thing itself, also after every reconnect.
 */
export function listen(listener: (news: News) => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) connect()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

/** Hears news while the component is on the screen; the newest `act` is called. */
export function useNews(act: (news: News) => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => listen((news) => latest.current(news)), [])
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => state,
  )
}

// A laptop that wakes, or a cable put back: try at once instead of waiting out the pause.
addEventListener('online', () => {
  if (state === 'broken') connect()
})
