/** Generated from the migrated database by scripts/generate.ts; do not edit. */
import type { ColumnType, Generated } from 'kysely'
import type { Instant, PlainDate } from '#core/clock/date.ts'

/** Read as what it holds, written as JSON text. */
type Json = ColumnType<unknown, string, string>

export interface AccessLog {
  org_id: string
  id: Generated<number>
  case_id: string
  person_id: string | null
  at: Instant
  actor_kind: string
  actor_id: string
  what: string
  purpose: Generated<string>
}

export interface AccountLog {
  org_id: string
  id: Generated<number>
  at: Instant
  by_id: string
  staff_id: string
  what: string
  roles: Generated<string[]>
}

export interface Adviser {
  id: string
  org_id: string
  staff_id: string
  serves: string
  name: string
  fields: Generated<string[]>
  term_from: PlainDate
  term_until: PlainDate
}

export interface Appointment {
  org_id: string
  case_id: string
  thing: string
  kind: string
  status: string
  starts: Instant
  ends: Instant
  staff_id: string
  look_at: Instant | null
}

export interface BillUse {
  org_id: string
  bill_index: Buffer
  case_id: string
  paper_id: string
  at: Instant
}

export interface CalendarVersion {
  org_id: string
  number: number
  data: Json
  note: Generated<string>
  created_at: Generated<Instant>
  created_by: string
}

export interface CameraLink {
  org_id: string
  id: string
  token_hash: Buffer
  staff_id: string
  session_hash: Buffer
  case_id: string | null
  created_at: Instant
  expires_at: Instant
  phone_hash: Buffer | null
  opened_at: Instant | null
  ended_at: Instant | null
}

export interface CameraPage {
  org_id: string
  link_id: string
  paper_id: string
  key: string
  at: Instant
}

export interface CaseCode {
  selector: string
  org_id: string
  case_id: string
  version: Generated<number>
}

export interface CaseDigest {
  org_id: string
  case_id: string
  id: Generated<string>
  number: string
  channel: string
  stage: string
  class: string | null
  item_id: string | null
  item: string
  category: string | null
  causes: string[]
  layer: string | null
  turn: string
  turn_since: Instant
  waiting_on: string
  registered_at: Instant
  due_at: Instant | null
  provisional: boolean
  yellow_at: Instant | null
  legal_due_at: Instant | null
  overdue_since: Instant | null
  answered_at: Instant | null
  on_time: boolean | null
  outcome: string | null
  solved: string | null
  returns: number
  reopened: number
  low_stars: boolean
  silent: boolean
  escalated: boolean
  raised: boolean
  unsigned: boolean
  filings: number
  appeals: number
  parties: Json
  last_told_at: Instant
  closed_at: Instant | null
  chase_at: Instant | null
}

export interface CaseEvent {
  org_id: string
  case_id: string
  seq: number
  type: string
  at: Instant
  actor_kind: string
  actor_id: string
  audience: string
  data: Json
  sealed: Buffer | null
  prev_hash: Buffer
  hash: Buffer
}

export interface CaseFile {
  org_id: string
  id: string
  number: string
  version: number
  state: Json
  title: string
  channel: string
  stage: string
  class: string | null
  owner_id: string
  handler_id: string | null
  registered_by: string
  item_id: string | null
  category: string | null
  causes: Generated<string[]>
  turn: string
  turn_since: Instant
  waiting_on: Generated<string>
  requester_id: string | null
  external_number: string | null
  registered_at: Instant
  last_told_at: Instant
  due_at: Instant | null
  due_provisional: Generated<boolean>
  overdue_since: Instant | null
  answered_at: Instant | null
  solved: string | null
  outcome: string | null
  closed_at: Instant | null
  reopened: Generated<number>
  returns: Generated<number>
  stars: number | null
  callback_due: Generated<boolean>
  needs_signature: Generated<boolean>
  extension_pending: Generated<boolean>
  hidden_from: string | null
  party_due_at: Instant | null
}

export interface CaseNumber {
  org_id: string
  year: number
  last: number
}

export interface CaseSession {
  token_hash: Buffer
  org_id: string
  case_id: string
  created_at: Instant
  seen_at: Instant
}

export interface Clue {
  org_id: string
  id: string
  from_org: string
  at: Instant
  status: string
  result: string | null
  receipt_hash: Buffer
  key_hash: Buffer
  content_hash: Buffer
  sealed: Buffer
}

export interface ClueMessage {
  org_id: string
  clue_id: string
  seq: number
  kind: string
  at: Instant
  staff_id: string | null
  key_hash: Buffer
  content_hash: Buffer
  sealed: Buffer
}

export interface ClueReading {
  org_id: string
  clue_id: string
  staff_id: string
  at: Instant
}

export interface Draft {
  org_id: string
  case_id: string
  staff_id: string
  kind: string
  body: Json
  updated_at: Instant
}

export interface Duty {
  org_id: string
  case_id: string
  kind: string
  thing: string
  id: Generated<string>
  to_org: string
  staff_id: string | null
  status: string
  since: Instant
  due_at: Instant | null
  shown: Json
}

export interface Filing {
  org_id: string
  case_id: string
  thing: string
  above: string[]
  number: string
  item_id: string | null
  item: string
  causes: string[]
  level: string
  status: string
  expires: PlainDate
  asked_at: Instant
  decided_at: Instant | null
  reviewed_at: Instant | null
  sound: boolean | null
  words: Json
}

export interface GuestDevice {
  org_id: string
  link_id: string
  device_hash: Buffer
  first_at: Instant
  opened_at: Instant
}

export interface GuestLink {
  org_id: string
  id: string
  token_hash: Buffer
  case_id: string
  thing: string
  body: string
  name: string
  needs_code: boolean
  wrong_codes: Generated<number>
  made_by: string
  created_at: Instant
  expires_at: Instant
  ended_at: Instant | null
  answered_at: Instant | null
  answered_by: string | null
}

export interface IdempotencyKey {
  org_id: string
  key: string
  fingerprint: Buffer
  case_id: string | null
  first_seq: number | null
  last_seq: number | null
  at: Generated<Instant>
}

export interface Message {
  org_id: string
  id: string
  case_id: string
  seq: number
  template: string
  recipient_kind: string
  recipient_id: string
  channel: string
  text: string
  status: Generated<string>
  tries: Generated<number>
  error: Generated<string>
  created_at: Instant
  sent_at: Instant | null
  read_at: Instant | null
  duty_id: string | null
}

export interface OpinionOwed {
  duty_id: string
  org_id: string
  to_org: string
  staff_id: string
}

export interface Organisation {
  id: string
  parent_id: string | null
  kind: string
  code: string
  name: string
  settings: Generated<Json>
  demo: Generated<boolean>
  created_at: Generated<Instant>
  oversees: string | null
}

export interface Outbox {
  id: Generated<number>
  org_id: string
  case_id: string
  first_seq: number
  last_seq: number
}

export interface OutgoingEvent {
  org_id: string
  id: Generated<number>
  event_id: string
  case_id: string
  seq: number
  type: string
  order_number: string | null
  at: Instant
  data: Json
  position: number | null
}

export interface Paper {
  org_id: string
  id: string
  sha256: string
  media_type: string
  bytes: number
  label: string
  case_id: string | null
  by_kind: string
  by_id: string
  at: Generated<Instant>
  reading: Buffer | null
  original: string | null
  rectification_id: string | null
  blurred_of: string | null
}

export interface Person {
  org_id: string
  id: string
  name: Buffer | null
  id_number: Buffer | null
  phone: Buffer | null
  note: Buffer | null
  phone_index: Buffer | null
  id_index: Buffer | null
  masked_name: Generated<string>
  masked_phone: Generated<string>
  masked_id: Generated<string>
  created_at: Generated<Instant>
  erased_at: Instant | null
}

export interface Presence {
  org_id: string
  case_id: string
  staff_id: string
  mode: string
  at: Instant
}

export interface Proposal {
  org_id: string
  id: string
  version: number
  status: string
  to_org: string | null
  item_id: string | null
  cause: string
  state: Json
  updated_at: Instant
}

export interface ProposalEvent {
  org_id: string
  proposal_id: string
  seq: number
  key_hash: Buffer
  event: Json
}

export interface RateLimit {
  key: string
  points: Generated<number>
  expire: number | null
}

export interface Rectification {
  org_id: string
  id: string
  number: string
  version: number
  above: string[]
  kind: string
  status: string
  owner_id: string | null
  case_id: string | null
  item_id: string | null
  cause: string
  round: number
  disproved: number
  ordered_at: Instant
  due_at: Instant | null
  overdue_since: Instant | null
  look_at: Instant | null
  hidden_from: string | null
  state: Json
  updated_at: Instant
}

export interface RectificationEvent {
  org_id: string
  rectification_id: string
  seq: number
  type: string
  at: Instant
  actor_kind: string
  actor_id: string
  data: Json
  prev_hash: Buffer
  hash: Buffer
}

export interface RectificationKey {
  org_id: string
  key_hash: Buffer
  fingerprint: Buffer
  rectification_id: string
}

export interface RectificationNumber {
  org_id: string
  year: number
  last: number
}

export interface RectificationTold {
  org_id: string
  rectification_id: string
  round: number
  step: string
  case_id: string
  done_at: Instant | null
}

export interface ReportDraft {
  org_id: string
  token_hash: Buffer
  key: string
  body: Buffer | null
  case_id: string | null
  updated_at: Instant
}

export interface ReportPhoto {
  org_id: string
  token_hash: Buffer
  id: string
  media_type: string
  bytes: number
  label: string
  content: Buffer
  position: Generated<number>
  original: Buffer | null
}

export interface ServiceAccount {
  key_hash: Buffer
  org_id: string
  id: string
  kind: string
  name: string
  active: Generated<boolean>
}

export interface ServiceItem {
  org_id: string
  id: string
  version: number
  code: Generated<string>
  name: string
  category: string
  department: Generated<string>
  data: Generated<Json>
  source: Generated<string>
  valid_from: PlainDate
  valid_until: PlainDate | null
}

export interface Session {
  token_hash: Buffer
  org_id: string
  staff_id: string
  created_at: Instant
  seen_at: Instant
  second_factor_at: Instant | null
  csrf_token: string
}

export interface SettingVersion {
  org_id: string
  number: number
  id: string
  subject: string
  value: Json | null
  note: string
  created_at: Instant
  created_by: string
}

export interface SignInName {
  username: string
  org_id: string
  staff_id: string
}

export interface Staff {
  org_id: string
  id: string
  name: string
  username: string
  roles: string[]
  specialities: Generated<string[]>
  counter_no: number | null
  maximum_load: Generated<number>
  password_hash: string
  totp_secret: Buffer | null
  totp_last_step: Generated<number>
  active: Generated<boolean>
  created_at: Generated<Instant>
  password_first: Generated<boolean>
}

export interface StaffLeave {
  org_id: string
  staff_id: string
  starts: PlainDate
  ends: PlainDate
  reason: Generated<string>
}

export interface StaffPost {
  org_id: string
  staff_id: string
  role: string
  starts: PlainDate
  ends: PlainDate
  acts_for: string | null
  reason: Generated<string>
}

export interface SupervisionOrder {
  org_id: string
  case_id: string
  thing: string
  from_org: string | null
  status: string
  at: Instant
  until: PlainDate
  chased_at: Instant | null
  words: Json
}

export interface Unit {
  org_id: string
  name: string
  kind: Generated<string>
  contact: Generated<string>
  aliases: Generated<string[]>
  body_id: string | null
}

export interface WebhookDelivery {
  org_id: string
  endpoint_id: string
  event: number
  case_id: string
  status: Generated<string>
  attempts: Generated<number>
  next_at: Instant
  last_at: Instant | null
  last_status: number | null
  last_error: string | null
  last_answer: string | null
  delivered_at: Instant | null
}

export interface WebhookEndpoint {
  org_id: string
  id: string
  name: string
  url: string
  types: string[]
  active: Generated<boolean>
  secret: Buffer
  old_secret: Buffer | null
  old_until: Instant | null
  rotation_key: string | null
  created_at: Instant
  created_by: string
}

export interface WebhookTurn {
  org_id: string
  endpoint_id: string
  holder: string | null
  held_until: Instant | null
}

export interface Database {
  access_log: AccessLog
  account_log: AccountLog
  adviser: Adviser
  appointment: Appointment
  bill_use: BillUse
  calendar_version: CalendarVersion
  camera_link: CameraLink
  camera_page: CameraPage
  case_code: CaseCode
  case_digest: CaseDigest
  case_event: CaseEvent
  case_file: CaseFile
  case_number: CaseNumber
  case_session: CaseSession
  clue: Clue
  clue_message: ClueMessage
  clue_reading: ClueReading
  draft: Draft
  duty: Duty
  filing: Filing
  guest_device: GuestDevice
  guest_link: GuestLink
  idempotency_key: IdempotencyKey
  message: Message
  opinion_owed: OpinionOwed
  organisation: Organisation
  outbox: Outbox
  outgoing_event: OutgoingEvent
  paper: Paper
  person: Person
  presence: Presence
  proposal: Proposal
  proposal_event: ProposalEvent
  rate_limit: RateLimit
  rectification: Rectification
  rectification_event: RectificationEvent
  rectification_key: RectificationKey
  rectification_number: RectificationNumber
  rectification_told: RectificationTold
  report_draft: ReportDraft
  report_photo: ReportPhoto
  service_account: ServiceAccount
  service_item: ServiceItem
  session: Session
  setting_version: SettingVersion
  sign_in_name: SignInName
  staff: Staff
  staff_leave: StaffLeave
  staff_post: StaffPost
  supervision_order: SupervisionOrder
  unit: Unit
  webhook_delivery: WebhookDelivery
  webhook_endpoint: WebhookEndpoint
  webhook_turn: WebhookTurn
}
