-- What those above a centre see of its cases, what they demand of them, and the clues that only the oversight office reads.

alter table staff drop constraint staff_roles_check;
alter table staff add constraint staff_roles_check check (
  roles <@ array['counter', 'caseworker', 'director', 'administrator', 'officer', 'adviser', 'supervisor'] and cardinality(roles) > 0);

-- An oversight office stands beside the organisation it looks after; it reads what that one reads, and the clues of every centre below it.
alter table organisation add column oversees uuid references organisation;

-- Everything below an organisation, or below the one it oversees; not itself. The tree as it stands now: whoever moves in it sees at once
-- what they see from their new place, and nothing from the old one.
create function org_reach(p_org uuid) returns uuid[] language sql stable as $$
  with recursive below (id) as (
    select c.id from organisation o join organisation c on c.parent_id = coalesce(o.oversees, o.id) where o.id = p_org
    union
    select c.id from below b join organisation c on c.parent_id = b.id
  )
  select coalesce(array_agg(id), '{}') from below where id <> p_org
$$;
grant execute on function org_reach to bancheng_app;

create table case_digest (
  org_id uuid not null references organisation,
  case_id uuid not null,
  -- Stands in addresses: leads to no case.
  id uuid not null unique default gen_random_uuid(),
  number text not null,
  channel text not null,
  stage text not null,
  class text,
  item_id text,
  item text not null,
  category text,
  causes text[] not null,
  layer text,
  turn text not null,
  turn_since timestamptz not null,
  waiting_on text not null,
  registered_at timestamptz not null,
  due_at timestamptz,
  provisional boolean not null,
  yellow_at timestamptz,
  legal_due_at timestamptz,
  overdue_since timestamptz,
  answered_at timestamptz,
  on_time boolean,
  outcome text,
  solved text,
  returns int not null,
  reopened int not null,
  low_stars boolean not null,
  silent boolean not null,
  escalated boolean not null,
  raised boolean not null,
  unsigned boolean not null,
  filings int not null,
  appeals int not null,
  -- Bodies that were asked, each with its own clock.
  parties jsonb not null,
  last_told_at timestamptz not null,
  closed_at timestamptz,
  chase_at timestamptz,
  primary key (org_id, case_id)
);
comment on table case_digest is 'One line for each case, as those above read it: no person, no name, nothing written in it. A projection of the case';
create index case_digest_open on case_digest (org_id, due_at) where closed_at is null;
create index case_digest_answered on case_digest (org_id, answered_at) where answered_at is not null;
create index case_digest_chase on case_digest (org_id, chase_at) where chase_at is not null;

create table supervision_order (
  org_id uuid not null references organisation,
  case_id uuid not null,
  thing text not null,
  -- The organisation above that issued it; null: the centre's own director.
  from_org uuid references organisation,
  status text not null check (status in ('open', 'answered', 'closed')),
  at timestamptz not null,
  until date not null,
  chased_at timestamptz,
  -- Who signed, grounds, what was asked, the answer, the closing word.
  words jsonb not null,
  primary key (org_id, case_id, thing)
);
comment on table supervision_order is 'Supervision orders (督办), read by the centre and everybody above it. A projection of the cases';
create index supervision_order_from on supervision_order (from_org, status);

create table clue (
  -- The oversight office: nobody else has a row.
  org_id uuid not null references organisation,
  id uuid not null,
  from_org uuid not null references organisation,
  at timestamptz not null,
  status text not null check (status in ('new', 'looking', 'done')),
  result text check (result in ('founded', 'unfounded', 'passedOn', 'notEnough')),
  -- Keyed hashes: of the receipt number, of the idempotency key, of what was sent.
  receipt_hash bytea not null,
  key_hash bytea not null,
  content_hash bytea not null,
  sealed bytea not null,
  primary key (org_id, id),
  unique (org_id, receipt_hash),
  unique (org_id, key_hash)
);
comment on table clue is 'Clues (线索), sealed; read by the supervisors of the oversight office and by nobody else, not even by who wrote them';

create table clue_message (
  org_id uuid not null,
  clue_id uuid not null,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('question', 'answer', 'result')),
  at timestamptz not null,
  -- The supervisor; null: whoever holds the receipt.
  staff_id text,
  key_hash bytea not null,
  content_hash bytea not null,
  sealed bytea not null,
  primary key (org_id, clue_id, seq),
  unique (org_id, key_hash),
  foreign key (org_id, clue_id) references clue
);
create trigger append_only before update or delete or truncate on clue_message
  for each statement execute function case_event_is_append_only();

create table clue_reading (
  org_id uuid not null,
  clue_id uuid not null,
  staff_id text not null,
  at timestamptz not null,
  foreign key (org_id, clue_id) references clue
);
comment on table clue_reading is 'Every opening of a clue; append-only';
create index clue_reading_of on clue_reading (org_id, clue_id, at);
create trigger append_only before update or delete or truncate on clue_reading
  for each statement execute function case_event_is_append_only();

do $$
declare t text;
begin
  foreach t in array array['case_digest', 'supervision_order', 'clue', 'clue_message', 'clue_reading'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
  -- Asked once for a statement, not once for a row.
  foreach t in array array['case_digest', 'supervision_order'] loop
    execute format('create policy above on %I for select
      using (org_id = any ((select org_reach(nullif(current_setting(''app.org'', true), '''')::uuid))::uuid[]))', t);
  end loop;
end $$;
grant select, insert, update on case_digest, supervision_order, clue to bancheng_app;
grant select, insert on clue_message, clue_reading to bancheng_app;
