-- What was done to accounts, and by whom. Whoever keeps the accounts could give themselves, under another name, what they may not see:
-- that cannot be prevented, but it cannot be done unseen either. The director reads it.
create table account_log (
  org_id uuid not null references organisation,
  id bigint generated always as identity,
  at timestamptz not null,
  by_id text not null,
  staff_id text not null,
  what text not null check (what in ('added', 'roles', 'on', 'off', 'newPassword', 'newSecondFactor', 'ownPassword')),
  -- Of the account from then on, where they were given or changed.
  roles text[] not null default '{}',
  primary key (org_id, id)
);
comment on table account_log is 'Accounts added, changed, switched off, reset; append-only, read by the director';
create index account_log_newest on account_log (org_id, at desc, id desc);
create trigger append_only before update or delete or truncate on account_log
  for each statement execute function case_event_is_append_only();
alter table account_log enable row level security;
alter table account_log force row level security;
create policy tenant on account_log using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on account_log to bancheng_app;
grant usage on all sequences in schema public to bancheng_app;
