/** News for the screens that are open: every change goes to whoever may see the case, and says only that there is one. */
import { maySee } from '#core/case/allowed.ts'
import type { Role } from '#core/case/case.ts'
import type { LiveEvent } from '#contract/live.ts'
import { findNews } from '#store/live-cases.ts'
import { listenForAnnouncements, type Announcement } from '#store/notifications.ts'
import { findLiving } from '#store/sessions.ts'
import type { App } from './context.ts'
import { idleMinutesAtMost } from './sign-in.ts'

export interface Listener {
  readonly orgId: string
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly tokenHash: Buffer
  send(event: LiveEvent): void
  /** Ends the stream; the browser comes back when it may. */
  close(): void
}

export interface Live {
  /** Resolves when announcements are heard. */
  readonly ready: Promise<void>
  join(listener: Listener): void
  leave(listener: Listener): void
  /** Closes the streams of a session at once. */
  end(tokenHash: Buffer): void
  /** Closes the streams of sessions that ended elsewhere, ran out, or belong to somebody switched off. */
  closeEnded(): Promise<void>
  close(): Promise<void>
}

type Change = Extract<Announcement, { kind: 'change' }>

/** One per process. Changes of one case that come faster than they are read are told as one. */
export function openLive(app: App, onError: (error: unknown) => void): Live {
  const listeners = new Set<Listener>()
  const waiting = new Map<string, Change>()
  let working = false

  function hear(announcement: Announcement): void {
    const { orgId, caseId } = announcement
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
  }
  // What was announced while we were away is unknown: whoever comes back reads everything anew.
  const listening = listenForAnnouncements(app.store.pool, { hear, missed: closeAll })

  return {
    ready: listening.ready,
    join: (listener) => void listeners.add(listener),
    leave: (listener) => void listeners.delete(listener),
    end(tokenHash) {
      for (const listener of listeners) if (listener.tokenHash.equals(tokenHash)) listener.close()
    },
    async closeEnded() {
      if (listeners.size === 0) return
      const all = [...listeners]
      const idleSince = new Date(Date.parse(app.now()) - idleMinutesAtMost * 60_000).toISOString()
      const living = await findLiving(
        app.store.pool,
        all.map((listener) => listener.tokenHash),
        idleSince,
      )
      for (const listener of all) if (!living.has(listener.tokenHash.toString('hex'))) listener.close()
    },
    async close() {
      closeAll()
      await listening.close()
    },
  }
}
