/** Hears what the database announces on the channel `bancheng`: one connection per process, taken up again when it breaks. */
import pg from 'pg'

/**
 * A command was written (`from` and `to`: sequence numbers of its events), somebody opened or left a case, or something happened to the
 * camera link of a member of staff.
 */
export type Announcement =
  | {
      readonly kind: 'change'
      readonly orgId: string
      readonly caseId: string
      readonly from: number
      readonly to: number
    }
  | { readonly kind: 'presence'; readonly orgId: string; readonly caseId: string }
  | { readonly kind: 'camera'; readonly orgId: string; readonly staffId: string; readonly linkId: string }

export interface Listening {
  /** Resolves when the first connection listens. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

const firstPause = 250
const longestPause = 15_000
/** How often a silent connection is asked whether it still lives; a pulled cable says nothing by itself. */
const askedEvery = 15_000

interface Hearing {
  readonly hear: (announcement: Announcement) => void
  /** The connection was lost and is back: what was announced in between is unknown. */
  readonly missed: () => void
}

export function listenForAnnouncements(pool: pg.Pool, { hear, missed }: Hearing): Listening {
  let client: pg.Client | undefined
  let closed = false
  let pause = firstPause
  let connectedBefore = false
  let timer: NodeJS.Timeout | undefined
  let resolveReady: () => void
  const ready = new Promise<void>((resolve) => (resolveReady = resolve))

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: pool.options.connectionString,
      application_name: 'bancheng-listen',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    })
    next.on('error', () => undefined)
    next.on('end', () => {
      if (client === next) again()
    })
    next.on('notification', ({ payload }) => {
      const announcement = readAnnouncement(payload ?? '')
      if (announcement) hear(announcement)
    })
    client = next
    try {
      await next.connect()
      await next.query('listen bancheng')
    } catch {
      if (client === next) again()
      return
    }
    if (closed) return await next.end()
    pause = firstPause
    if (connectedBefore) missed()
    connectedBefore = true
    resolveReady()
    keepAsking(next)
  }

  function keepAsking(asked: pg.Client): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      asked.query('select 1').then(
        () => client === asked && keepAsking(asked),
        () => client === asked && again(),
      )
    }, askedEvery)
    timer.unref()
  }

  function again(): void {
    const old = client
    client = undefined
    old?.end().catch(() => undefined)
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), pause * (0.5 + Math.random() / 2))
    timer.unref()
    pause = Math.min(longestPause, pause * 2)
  }

  void connect()
  return {
    ready,
    async close() {
      closed = true
      clearTimeout(timer)
      const old = client
      client = undefined
      await old?.end().catch(() => undefined)
    },
  }
}

/** Payloads are short JSON: {org, case, from, to}, {org, case, presence: true} or {org, staff, camera}. What is not understood is not heard. */
function readAnnouncement(payload: string): Announcement | null {
  try {
    const { org, case: caseId, from, to, presence, staff, camera } = JSON.parse(payload) as Record<string, unknown>
    if (typeof org !== 'string') return null
    if (typeof staff === 'string' && typeof camera === 'string')
      return { kind: 'camera', orgId: org, staffId: staff, linkId: camera }
    if (typeof caseId !== 'string') return null
    if (presence === true) return { kind: 'presence', orgId: org, caseId }
    return typeof from === 'number' && typeof to === 'number' ? { kind: 'change', orgId: org, caseId, from, to } : null
  } catch {
    return null
  }
}
