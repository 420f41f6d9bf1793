/** News for the screens that are open, staff's and residents': every change goes to whoever may see the case, and says only that there is one. */
import { maySee } from '#core/case/allowed.ts'
import type { Role } from '#core/case/case.ts'
import type { LiveEvent } from '#contract/live.ts'
import { findNews } from '#store/live-cases.ts'
import { listenForAnnouncements, type Announcement } from '#store/notifications.ts'
import type { App } from './context.ts'
import { livingCaseSessions } from './portal-sessions.ts'
import { livingSessions } from './sign-in.ts'

export interface Listener {
  readonly orgId: string
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly tokenHash: Buffer
  send(event: LiveEvent): void
  /** Ends the stream; the browser comes back when it may. */
  close(): void
}

/** A person looking at their own case: told that something happened to it, never what. */
export interface Watcher {
  readonly orgId: string
  readonly caseId: string
  readonly tokenHash: Buffer
  changed(): void
  close(): void
}

export interface Live {
  /** Resolves when announcements are heard. */
  readonly ready: Promise<void>
  join(listener: Listener): void
  leave(listener: Listener): void
  watch(watcher: Watcher): void
  unwatch(watcher: Watcher): void
  /** Closes the streams of a session at once. */
  end(tokenHash: Buffer): void
  /** Closes the streams of sessions that ended elsewhere, ran out, or belong to somebody switched off or with other posts by now. */
  closeEnded(): Promise<void>
  close(): Promise<void>
}

type Change = Extract<Announcement, { kind: 'change' }>

/** One per process. Changes of one case that come faster than they are read are told as one. */
export function openLive(app: App, onError: (error: unknown) => void): Live {
  const listeners = new Set<Listener>()
  const watchers = new Set<Watcher>()
  const waiting = new Map<string, Change>()
  let working = false

  function hear(announcement: Announcement): void {
    if (announcement.kind === 'camera') return tellCamera(announcement)
    const { orgId, caseId } = announcement
    if (announcement.kind === 'change')
      for (const watcher of watchers) if (watcher.caseId === caseId && watcher.orgId === orgId) watcher.changed()
    if (![...listeners].some((listener) => listener.orgId === orgId)) return
    if (announcement.kind === 'presence') {
      void tell(orgId, caseId, () => [{ kind: 'presence', caseId }]).catch(onError)
      return
    }
    const before = waiting.get(caseId)
    waiting.set(
      caseId,
      before
        ? { ...announcement, from: Math.min(before.from, announcement.from), to: Math.max(before.to, announcement.to) }
        : announcement,
    )
    if (!working) void work()
  }

  async function work(): Promise<void> {
    working = true
    while (waiting.size > 0) {
      const [change] = waiting.values()
      waiting.delete(change!.caseId)
      await tellChange(change!).catch(onError)
    }
    working = false
  }

  /** Only to whoever made the link: nobody else has it on a screen. */
  function tellCamera({ orgId, staffId, linkId }: Extract<Announcement, { kind: 'camera' }>): void {
    for (const listener of listeners)
      if (listener.orgId === orgId && listener.staffId === staffId) listener.send({ kind: 'camera', linkId })
  }

  const tellChange = ({ orgId, caseId, from, to }: Change) =>
    tell(orgId, caseId, (news, listener) => {
      const changed: LiveEvent = { kind: 'case', caseId, version: to }
      const expert = listener.roles.includes('caseworker') || listener.roles.includes('director')
      if (from > 1 || !expert) return [changed]
      const { number, title, owner } = news.state
      return [changed, { kind: 'arrived', caseId, number, title, ownerId: owner, counter: news.counter }]
    })

  type News = NonNullable<Awaited<ReturnType<typeof findNews>>>

  async function tell(
    orgId: string,
    caseId: string,
    eventsFor: (news: News, listener: Listener) => LiveEvent[],
  ): Promise<void> {
    const news = await findNews(app.store.pool, orgId, caseId)
    if (!news) return
    for (const listener of listeners) {
      if (listener.orgId !== orgId) continue
      if (!maySee(news.state, { kind: 'staff', id: listener.staffId, roles: listener.roles })) continue
      for (const event of eventsFor(news, listener)) listener.send(event)
    }
  }

  const closeAll = () => {
    for (const listener of listeners) listener.close()
    for (const watcher of watchers) watcher.close()
  }
  // What was announced while we were away is unknown: whoever comes back reads everything anew.
  const listening = listenForAnnouncements(app.store.pool, { hear, missed: closeAll })

  return {
    ready: listening.ready,
    join: (listener) => void listeners.add(listener),
    leave: (listener) => void listeners.delete(listener),
    watch: (watcher) => void watchers.add(watcher),
    unwatch: (watcher) => void watchers.delete(watcher),
    end(tokenHash) {
      for (const each of [...listeners, ...watchers]) if (each.tokenHash.equals(tokenHash)) each.close()
    },
    closeEnded: async () => void (await Promise.all([closeEndedListeners(), closeEndedWatchers()])),
    async close() {
      closeAll()
      await listening.close()
    },
  }

  async function closeEndedListeners(): Promise<void> {
    for (const [orgId, some] of Map.groupBy(listeners, (listener) => listener.orgId)) {
      const living = await livingSessions(
        app,
        orgId,
        some.map((listener) => listener.tokenHash),
      )
      // With other posts they may see other cases: the browser comes back with those of now.
      for (const listener of some)
        if (living.get(listener.tokenHash.toString('hex'))?.join() !== listener.roles.join()) listener.close()
    }
  }

  async function closeEndedWatchers(): Promise<void> {
    if (watchers.size === 0) return
    const all = [...watchers]
    const living = await livingCaseSessions(
      app,
      all.map((watcher) => watcher.tokenHash),
    )
    for (const watcher of all) if (!living.has(watcher.tokenHash.toString('hex'))) watcher.close()
  }
}
