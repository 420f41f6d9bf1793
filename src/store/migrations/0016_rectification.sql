-- 整改: what must change so that a thing does not recur. Each is the fold of its events; a case only starts it. Read by the centre and, later,
-- by everybody above it. Papers that prove it are its own and on no case.

create table rectification_number (
  org_id uuid not null references organisation,
  year int not null,
  last int not null,
  primary key (org_id, year)
);

create table rectification_event (
  org_id uuid not null references organisation,
  rectification_id uuid not null,
  seq int not null check (seq > 0),
  type text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'system')),
  actor_id text not null,
  data jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (org_id, rectification_id, seq)
);
comment on table rectification_event is 'The log a rectification is the fold of; append-only, chained by SHA-256';
create trigger append_only before update or delete or truncate on rectification_event
  for each statement execute function case_event_is_append_only();

create table rectification_key (
  org_id uuid not null references organisation,
  -- Of the actor and the idempotency key.
  key_hash bytea not null,
  -- Of what was asked.
  fingerprint bytea not null,
  rectification_id uuid not null,
  primary key (org_id, key_hash)
);
comment on table rectification_key is 'Which write was done already: the same sent twice is one';

create table rectification (
  org_id uuid not null references organisation,
  id uuid not null,
  number text not null,
  version int not null,
  above uuid[] not null,
  kind text not null check (kind in ('training', 'process', 'guideCorrection', 'systemFault', 'policyReport')),
  status text not null check (status in ('ordered', 'accepted', 'done', 'proving', 'proven', 'notShown', 'cancelled')),
  owner_id text,
  case_id uuid,
  item_id text,
  cause text not null,
  round int not null,
  disproved int not null,
  ordered_at timestamptz not null,
  -- By when it is to be done; null once nobody owes it.
  due_at timestamptz,
  overdue_since timestamptz,
  -- When time has something to say about it at the earliest; null: never again.
  look_at timestamptz,
  -- A person concerned who must not find it (law 5); null for most.
  hidden_from text,
  state jsonb not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, number)
);
comment on table rectification is 'Rectifications as they stand. Rebuildable from rectification_event';
create index rectification_open on rectification (org_id, status, due_at);
create index rectification_look on rectification (org_id, look_at) where look_at is not null;
create index rectification_case on rectification (org_id, case_id) where case_id is not null;
create index rectification_above on rectification using gin (above);

create table rectification_told (
  org_id uuid not null references organisation,
  rectification_id uuid not null,
  round int not null,
  step text not null check (step in ('verified', 'proven', 'disproven', 'notShown')),
  case_id uuid not null,
  -- Null while it is owed.
  done_at timestamptz,
  primary key (org_id, rectification_id, round, step, case_id)
);
comment on table rectification_told is 'Whose case is told what of a rectification: owed from the moment it happened, told once';
create index rectification_told_owed on rectification_told (org_id) where done_at is null;

alter table paper add column rectification_id uuid;
alter table paper add constraint paper_on_one_thing check (case_id is null or rectification_id is null);
create index paper_rectification on paper (org_id, rectification_id) where rectification_id is not null;
-- Recurrence is counted by item and time.
create index case_file_item on case_file (org_id, item_id, registered_at);

do $$
declare t text;
begin
  foreach t in array array['rectification_number', 'rectification_event', 'rectification_key', 'rectification', 'rectification_told'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
create policy above on rectification for select using ((select nullif(current_setting('app.org', true), '')::uuid) = any (above));
grant select, insert on rectification_event, rectification_key to bancheng_app;
grant select, insert, update on rectification_number, rectification, rectification_told to bancheng_app;
