/** Every route of the wire, noun by noun: what http mounts, what OpenAPI describes, what the tests go through. */
import { advisers } from './advisers.ts'
import { appointments } from './appointments.ts'
import { camera } from './camera.ts'
import { cases } from './cases.ts'
import { admin, centre } from './centre.ts'
import { clues } from './clues.ts'
import { coordination } from './coordination.ts'
import { duties } from './duties.ts'
import { filings } from './filings.ts'
import { guestLinks } from './guest-links.ts'
import { hotline } from './hotline.ts'
import { messages } from './messages.ts'
import { pages } from './pages.ts'
import { papers } from './papers.ts'
import { people } from './people.ts'
import { proposals } from './proposals.ts'
import { readings } from './readings.ts'
import { rectifications } from './rectifications.ts'
import type { Route } from './route.ts'
import { settings } from './settings.ts'
import { session } from './session.ts'
import { above } from './supervision.ts'
import { webhooks } from './webhooks.ts'

const nouns: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  session,
  cases,
  papers,
  pages,
  camera,
  guestLinks,
  readings,
  people,
  centre,
  admin,
  coordination,
  duties,
  filings,
  rectifications,
  appointments,
  proposals,
  advisers,
  settings,
  hotline,
  webhooks,
  messages,
  above,
  clues,
}

export interface NamedRoute {
  /** For example `cases.register`; stable, used as operation id. */
  readonly name: string
  readonly noun: string
  readonly route: Route
}

export const allRoutes: readonly NamedRoute[] = Object.entries(nouns).flatMap(([noun, routes]) =>
  Object.entries(routes).map(([name, route]) => ({ name: `${noun}.${name}`, noun, route })),
)
