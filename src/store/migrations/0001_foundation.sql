-- The ground everything stands on. Every tenant's table carries the organisation first in its keys and is walled by row-level
-- security: without app.org set, no row is seen. The application's role (bancheng_app) owns nothing here.
-- Personal fields are sealed by the application (src/store/seal.ts) before they come here; the *_index columns are keyed hashes.

create table organisation (
  id uuid primary key,
  parent_id uuid references organisation,
  kind text not null check (kind in ('city', 'district', 'street', 'centre', 'department')),
  code text not null unique,
  name text not null,
  -- Limits, opening hours, public texts: data of the centre (src/contract/centre.ts).
  settings jsonb not null default '{}',
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table organisation is 'The tree of bodies; public structure, therefore without row-level security';

create table staff (
  org_id uuid not null references organisation,
  id text not null,
  name text not null,
  username text not null unique,
  roles text[] not null check (roles <@ array['counter', 'caseworker', 'director', 'administrator'] and cardinality(roles) > 0),
  specialities text[] not null default '{}',
  counter_no int,
  maximum_load int not null default 20,
  password_hash text not null,
  -- One-time-code secret, sealed. Null until enrolled: then the first sign-in must enrol before anything else.
  totp_secret bytea,
  totp_last_step bigint not null default 0,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);

create table staff_leave (
  org_id uuid not null,
  staff_id text not null,
  starts date not null,
  ends date not null check (ends >= starts),
  reason text not null default '',
  primary key (org_id, staff_id, starts),
  foreign key (org_id, staff_id) references staff
);

-- Three directories are read before the organisation is known (sign-in name, session, case code). They hold no personal data.
create table sign_in_name (
  username text primary key,
  org_id uuid not null references organisation,
  staff_id text not null
);

create table session (
  token_hash bytea primary key,
  org_id uuid not null references organisation,
  staff_id text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- Null until the second factor was shown: such a session may do nothing but show it.
  second_factor_at timestamptz,
  csrf_token text not null
);
create index session_staff on session (org_id, staff_id);

create table service_account (
  key_hash bytea primary key,
  org_id uuid not null references organisation,
  id text not null,
  kind text not null check (kind in ('hotline')),
  name text not null,
  active boolean not null default true
);

create table calendar_version (
  org_id uuid not null references organisation,
  number int not null,
  data jsonb not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (org_id, number)
);
comment on table calendar_version is 'Working-day calendars, newest number in force; older ones stay so that an old date can be explained';

create table service_item (
  org_id uuid not null references organisation,
  id text not null,
  version int not null,
  code text not null default '',
  name text not null,
  category text not null,
  department text not null default '',
  -- Guide, materials with alternatives, search keys (src/contract/catalogue.ts).
  data jsonb not null default '{}',
  source text not null default '',
  valid_from date not null,
  valid_until date,
  primary key (org_id, id, version)
);
create index service_item_current on service_item (org_id, category, name) where valid_until is null;

create table unit (
  org_id uuid not null references organisation,
  name text not null,
  kind text not null default '',
  contact text not null default '',
  aliases text[] not null default '{}',
  primary key (org_id, name)
);
comment on table unit is 'Bodies a case can be referred to, with the other names they are known by';

create table person (
  org_id uuid not null references organisation,
  id uuid not null,
  -- Sealed (AES-256-GCM; table, column and row are the additional data). Erasing a person empties these, never the log.
  name bytea,
  id_number bytea,
  phone bytea,
  note bytea,
  phone_index bytea,
  id_index bytea,
  -- Shown instead of the name where the name is not needed, e.g. 陈**.
  masked_name text not null default '',
  masked_phone text not null default '',
  masked_id text not null default '',
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  primary key (org_id, id)
);
create index person_phone on person (org_id, phone_index);
create index person_id on person (org_id, id_index);

create table case_event (
  org_id uuid not null,
  case_id uuid not null,
  seq int not null check (seq > 0),
  type text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'person', 'hotline', 'system')),
  actor_id text not null,
  audience text not null check (audience in ('person', 'party', 'staff', 'supervision')),
  data jsonb not null,
  -- Room for free text under a key of the case, so that erasing a key erases the words and not the history.
  sealed bytea,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (org_id, case_id, seq)
);
comment on table case_event is 'The log a case is the fold of. Append-only for everyone (grants and trigger); chained per case by SHA-256';

create function case_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'case_event is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on case_event
  for each statement execute function case_event_is_append_only();

create table case_file (
  org_id uuid not null,
  id uuid not null,
  number text not null,
  version int not null,
  state jsonb not null,
  title text not null,
  channel text not null,
  stage text not null,
  class text,
  owner_id text not null,
  handler_id text,
  registered_by text not null,
  item_id text,
  category text,
  causes text[] not null default '{}',
  turn text not null,
  turn_since timestamptz not null,
  waiting_on text not null default '',
  requester_id uuid,
  external_number text,
  registered_at timestamptz not null,
  last_told_at timestamptz not null,
  due_at timestamptz,
  due_provisional boolean not null default false,
  overdue_since timestamptz,
  answered_at timestamptz,
  solved text,
  outcome text,
  closed_at timestamptz,
  reopened int not null default 0,
  returns int not null default 0,
  stars int,
  callback_due boolean not null default false,
  needs_signature boolean not null default false,
  extension_pending boolean not null default false,
  -- A person concerned who must not find the case (law 5); null for most.
  hidden_from text,
  primary key (org_id, id),
  unique (org_id, number)
);
comment on table case_file is 'One row per case: the folded state and the columns lists are made of. Rebuildable from case_event';
create unique index case_file_external on case_file (org_id, external_number) where external_number is not null;
create index case_file_owner on case_file (org_id, owner_id, due_at) where closed_at is null;
create index case_file_handler on case_file (org_id, handler_id, due_at) where closed_at is null;
-- In the order of the queues (src/store/case-lists.ts): what has no date now comes last.
create index case_file_open_due on case_file (org_id, coalesce(due_at, 'infinity'::timestamptz), id) where closed_at is null;
create index case_file_newest on case_file (org_id, registered_at desc, id desc);
create index case_file_registered_by on case_file (org_id, registered_by, registered_at desc);
create index case_file_closed on case_file (org_id, closed_at) where closed_at is not null;

create table case_number (
  org_id uuid not null,
  year int not null,
  last int not null,
  primary key (org_id, year)
);

create table idempotency_key (
  org_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  case_id uuid,
  first_seq int,
  last_seq int,
  at timestamptz not null default now(),
  primary key (org_id, key)
);
create index idempotency_key_age on idempotency_key (at);

create table case_code (
  selector text primary key,
  org_id uuid not null,
  case_id uuid not null,
  -- Raising it makes every earlier slip and link void: the secret part is derived from it.
  version int not null default 1,
  unique (org_id, case_id)
);

create table outbox (
  id bigint generated always as identity primary key,
  org_id uuid not null,
  case_id uuid not null,
  first_seq int not null,
  last_seq int not null
);
comment on table outbox is 'Events whose consequences (messages, timers) are still to be made; written in the transaction of the events';

create table paper (
  org_id uuid not null,
  id uuid not null,
  sha256 text not null,
  media_type text not null,
  bytes int not null,
  label text not null,
  case_id uuid,
  by_kind text not null,
  by_id text not null,
  at timestamptz not null default now(),
  primary key (org_id, id)
);
comment on table paper is 'Uploaded pictures and files; the bytes lie in the content-addressed store under sha256';
create index paper_case on paper (org_id, case_id);

create table draft (
  org_id uuid not null,
  case_id uuid not null,
  staff_id text not null,
  kind text not null,
  body jsonb not null,
  updated_at timestamptz not null,
  primary key (org_id, case_id, staff_id, kind)
);

create unlogged table presence (
  org_id uuid not null,
  case_id uuid not null,
  staff_id text not null,
  mode text not null check (mode in ('viewing', 'editing')),
  at timestamptz not null,
  primary key (org_id, case_id, staff_id)
);

create table message (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- The event it tells of; with the template it makes a message once only, however often the reaction runs.
  seq int not null,
  template text not null,
  recipient_kind text not null check (recipient_kind in ('person', 'staff')),
  recipient_id text not null,
  channel text not null check (channel in ('inbox', 'sms')),
  text text not null,
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed', 'unsendable')),
  tries int not null default 0,
  error text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  primary key (org_id, id),
  unique (org_id, case_id, seq, template, recipient_kind, recipient_id, channel)
);
create index message_recipient on message (org_id, recipient_kind, recipient_id, created_at desc);

create table access_log (
  org_id uuid not null,
  id bigint generated always as identity,
  case_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  what text not null,
  purpose text not null default '',
  primary key (org_id, id)
);
comment on table access_log is 'Who looked at whose file, what, and why; shown to the person. Append-only';
create index access_log_case on access_log (org_id, case_id, at desc);
create trigger append_only before update or delete or truncate on access_log
  for each statement execute function case_event_is_append_only();

create table rate_limit (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);

-- Walls.
do $$
declare t text;
begin
  foreach t in array array['staff', 'staff_leave', 'calendar_version', 'service_item', 'unit', 'person', 'case_event', 'case_file',
    'case_number', 'idempotency_key', 'paper', 'draft', 'presence', 'message', 'access_log'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', t);
  end loop;
end $$;

grant select, insert, update, delete on staff_leave, unit, draft, presence, session, rate_limit, sign_in_name to bancheng_app;
grant select, insert, update on organisation, staff, service_account, service_item, calendar_version, person, case_file, case_number,
  case_code, paper, message to bancheng_app;
grant select, insert, update, delete on idempotency_key to bancheng_app;
-- Locking a row to take it needs the right to update it.
grant select, insert, update, delete on outbox to bancheng_app;
grant select, insert on case_event, access_log to bancheng_app;
grant usage on all sequences in schema public to bancheng_app;
