-- Settings go down the tree: what an organisation says itself, else what the nearest one above it says. Each change is a version that
-- stays; `organisation.settings` holds what is said now.

create table setting_version (
  org_id uuid not null references organisation,
  number int not null,
  -- Follows from the idempotency key: the same change sent twice is one.
  id uuid not null,
  subject text not null check (subject in ('limits', 'opening', 'place')),
  -- What the organisation says from then on; null: nothing of its own any more.
  value jsonb,
  note text not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (org_id, number),
  unique (org_id, id)
);
comment on table setting_version is 'Changes of settings, newest number in force; append-only';
create trigger append_only before update or delete or truncate on setting_version
  for each statement execute function case_event_is_append_only();
alter table setting_version enable row level security;
alter table setting_version force row level security;
create policy tenant on setting_version using (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
grant select, insert on setting_version to bancheng_app;

-- Working days are said above, too.
create policy below on calendar_version for select
  using (org_id = any ((select org_path(nullif(current_setting('app.org', true), '')::uuid))::uuid[]));

-- The tree is open to read; each organisation changes its own line only.
alter table organisation enable row level security;
create policy everybody on organisation for select using (true);
create policy itself on organisation for update using (id = (select nullif(current_setting('app.org', true), '')::uuid));
