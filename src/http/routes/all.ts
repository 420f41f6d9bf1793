/** All routes of the contract, noun by noun. */
import type { Mounting } from '../mount.ts'
import type { Live } from '#app/live.ts'
import { aboveRoutes } from './above.ts'
import { adminRoutes } from './admin.ts'
import { adviserRoutes } from './advisers.ts'
import { appointmentRoutes } from './appointments.ts'
import { cameraRoutes } from './camera.ts'
import { caseRoutes } from './cases.ts'
import { centreRoutes } from './centre.ts'
import { clueRoutes } from './clues.ts'
import { coordinationRoutes } from './coordination.ts'
import { dutyRoutes } from './duties.ts'
import { filingRoutes } from './filings.ts'
import { guestLinkRoutes } from './guest-links.ts'
import { hotlineRoutes } from './hotline.ts'
import { messageRoutes } from './messages.ts'
import { pageRoutes } from './pages.ts'
import { paperRoutes } from './papers.ts'
import { proposalRoutes } from './proposals.ts'
import { rectificationRoutes } from './rectifications.ts'
import { sessionRoutes } from './session.ts'
import { settingRoutes } from './settings.ts'
import { webhookRoutes } from './webhooks.ts'

export function mountRoutes(mounting: Mounting & { readonly live: Live }): void {
  sessionRoutes(mounting)
  caseRoutes(mounting)
  centreRoutes(mounting)
  adminRoutes(mounting)
  coordinationRoutes(mounting)
  dutyRoutes(mounting)
  filingRoutes(mounting)
  rectificationRoutes(mounting)
  appointmentRoutes(mounting)
  proposalRoutes(mounting)
  adviserRoutes(mounting)
  settingRoutes(mounting)
  hotlineRoutes(mounting)
  webhookRoutes(mounting)
  paperRoutes(mounting)
  cameraRoutes(mounting)
  guestLinkRoutes(mounting)
  pageRoutes(mounting)
  messageRoutes(mounting)
  aboveRoutes(mounting)
  clueRoutes(mounting)
}
