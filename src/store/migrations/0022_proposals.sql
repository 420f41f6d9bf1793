-- 政策建议: what several exceptions of one kind ask of those who make the rule. Each is the fold of its events.

create table proposal_event (
  org_id uuid not null references organisation,
  proposal_id uuid not null,
  seq int not null check (seq > 0),
  -- Of the actor and the idempotency key: the same sent twice is one.
  key_hash bytea not null,
  event jsonb not null,
  primary key (org_id, proposal_id, seq),
  unique (org_id, key_hash)
);
comment on table proposal_event is 'The log a proposal is the fold of; append-only';
create trigger append_only before update or delete or truncate on proposal_event
  for each statement execute function case_event_is_append_only();

create table proposal (
  org_id uuid not null references organisation,
  id uuid not null,
  version int not null,
  status text not null check (status in ('draft', 'sent', 'answered', 'withdrawn')),
  to_org uuid references organisation,
  item_id text,
  cause text not null,
  state jsonb not null,
  updated_at timestamptz not null,
  primary key (org_id, id)
);
comment on table proposal is 'Policy proposals as they stand; read by whoever they were sent to, and once answered by everybody below them';
create index proposal_to on proposal (to_org, status) where to_org is not null;

do $$
declare t text;
begin
  foreach t in array array['proposal_event', 'proposal'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
-- A draft is seen by its centre alone; what was sent, also by whom it was sent to; what was answered, by everybody below.
create policy told on proposal for select using (
  (status in ('sent', 'answered') and to_org = (select nullif(current_setting('app.org', true), '')::uuid))
  or (status = 'answered' and to_org = any ((select org_path(nullif(current_setting('app.org', true), '')::uuid))::uuid[]))
);
grant select, insert on proposal_event to bancheng_app;
grant select, insert, update on proposal to bancheng_app;
