-- Bodies beside and above a centre: who may answer what they were asked, and what each of them may read. A case stays in the walls of its
-- own centre; the others get a row of their own, which holds what was laid open to them and nothing else.

alter table staff drop constraint staff_roles_check;
alter table staff add constraint staff_roles_check
  check (roles <@ array['counter', 'caseworker', 'director', 'administrator', 'officer', 'adviser'] and cardinality(roles) > 0);
alter table case_event drop constraint case_event_actor_kind_check;
alter table case_event add constraint case_event_actor_kind_check
  check (actor_kind in ('staff', 'person', 'hotline', 'system', 'party'));

-- The organisation itself and everything above it, itself first.
create function org_path(p_org uuid) returns uuid[] language sql stable as $$
  with recursive way (id, parent_id, depth) as (
    select id, parent_id, 0 from organisation where id = p_org
    union all
    select o.id, o.parent_id, w.depth + 1 from organisation o join way w on o.id = w.parent_id
  )
  select coalesce(array_agg(id order by depth), '{}') from way
$$;
grant execute on function org_path to bancheng_app;

-- A body of the list that has accounts of its own.
alter table unit add column body_id uuid references organisation;

create table adviser (
  id uuid primary key,
  org_id uuid not null references organisation,
  staff_id text not null,
  -- Whose cases they are asked about: every centre below this organisation.
  serves uuid not null references organisation,
  name text not null,
  fields text[] not null default '{}',
  term_from date not null,
  term_until date not null check (term_until >= term_from),
  unique (org_id, staff_id),
  foreign key (org_id, staff_id) references staff
);
comment on table adviser is 'The panel (智囊团): advisers with fields and terms, seen by every centre below the organisation they serve';

create table duty (
  org_id uuid not null references organisation,
  case_id uuid not null,
  kind text not null check (kind in ('referral', 'overdue', 'invitation', 'opinion', 'filing', 'review')),
  thing text not null,
  -- Stands in addresses: says nothing of the case.
  id uuid not null unique default gen_random_uuid(),
  to_org uuid not null references organisation,
  staff_id text,
  status text not null check (status in ('open', 'accepted', 'done', 'returned', 'withdrawn')),
  since timestamptz not null,
  due_at timestamptz,
  shown jsonb not null,
  primary key (org_id, case_id, kind, thing)
);
comment on table duty is 'What a case asks of another organisation, and all that this organisation may read. A projection of the case';
create index duty_to on duty (to_org, status, due_at);

create table filing (
  org_id uuid not null references organisation,
  case_id uuid not null,
  thing text not null,
  above uuid[] not null,
  number text not null,
  item_id text,
  item text not null,
  causes text[] not null,
  level text not null check (level in ('centre', 'district', 'city')),
  status text not null check (status in ('asked', 'approved', 'refused', 'withdrawn')),
  expires date not null,
  asked_at timestamptz not null,
  decided_at timestamptz,
  reviewed_at timestamptz,
  sound boolean,
  -- Beyond, clause, why, limits, risk; who decided and who looked again.
  words jsonb not null,
  primary key (org_id, case_id, thing)
);
comment on table filing is 'The register of exceptions (备案), read by the centre and everything above it. A projection of the cases';
create index filing_alike on filing (org_id, item_id, status);
create index filing_above on filing using gin (above);

-- The wall of the tenant as everywhere; beside it a window for those who were asked, and one for those above. Windows are for reading.
do $$
declare t text;
begin
  foreach t in array array['adviser', 'duty', 'filing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
create policy served on adviser for select
  using (serves = any ((select org_path(nullif(current_setting('app.org', true), '')::uuid))::uuid[]));
create policy asked on duty for select using (to_org = (select nullif(current_setting('app.org', true), '')::uuid));
create policy above on filing for select using ((select nullif(current_setting('app.org', true), '')::uuid) = any (above));

grant select, insert, update on adviser, duty, filing to bancheng_app;

-- The next date of a body that may have to be chased; null: none.
alter table case_file add column party_due_at timestamptz;
create index case_file_party_due on case_file (org_id, party_due_at) where party_due_at is not null;

create or replace function append_case(p_org uuid, p_key text, p_case uuid, p_first_seq int, p_events jsonb, p_row jsonb, p_selector text)
returns void language plpgsql as $$
declare
  v_last int := p_first_seq + jsonb_array_length(p_events) - 1;
  r case_file := jsonb_populate_record(null::case_file, p_row);
begin
  if r.item_id is not null then
    select i.category into r.category from service_item i
      where i.org_id = p_org and i.id = r.item_id and i.version = (r.state #>> '{item,version}')::int;
  end if;
  insert into case_event (org_id, case_id, seq, type, at, actor_kind, actor_id, audience, data, prev_hash, hash)
    select p_org, p_case, p_first_seq + (o - 1)::int, e->>'type', (e->>'at')::timestamptz, e->'actor'->>'kind', e->'actor'->>'id',
      e->>'audience', e->'data', decode(e->>'prevHash', 'hex'), decode(e->>'hash', 'hex')
    from jsonb_array_elements(p_events) with ordinality as x(e, o);
  if p_first_seq = 1 then
    insert into case_file select r.*;
    insert into case_code (selector, org_id, case_id) values (p_selector, p_org, p_case);
  else
    update case_file f set
      version = r.version, state = r.state, title = r.title, stage = r.stage, class = r.class, owner_id = r.owner_id,
      handler_id = r.handler_id, item_id = r.item_id, category = r.category, causes = r.causes, turn = r.turn,
      turn_since = r.turn_since, waiting_on = r.waiting_on, requester_id = r.requester_id, last_told_at = r.last_told_at,
      due_at = r.due_at, due_provisional = r.due_provisional, overdue_since = r.overdue_since, answered_at = r.answered_at,
      solved = r.solved, outcome = r.outcome, closed_at = r.closed_at, reopened = r.reopened, returns = r.returns, stars = r.stars,
      callback_due = r.callback_due, needs_signature = r.needs_signature, extension_pending = r.extension_pending,
      hidden_from = r.hidden_from, party_due_at = r.party_due_at
    where f.org_id = p_org and f.id = p_case;
  end if;
  insert into outbox (org_id, case_id, first_seq, last_seq) values (p_org, p_case, p_first_seq, v_last);
  update idempotency_key i set case_id = p_case, first_seq = p_first_seq, last_seq = v_last
    where i.org_id = p_org and i.key = p_key;
  perform pg_notify('bancheng', json_build_object('org', p_org, 'case', p_case, 'from', p_first_seq, 'to', v_last)::text);
end $$;
