-- What the residents' pages keep between two pages: a report that is being written, its pictures, and who is looking at which case.

create table report_draft (
  org_id uuid not null references organisation,
  -- SHA-256 of the random token in the cookie.
  token_hash bytea not null,
  -- Idempotency key of the registration, made when the draft began: however often it is sent, it is one case.
  key text not null,
  -- Answers so far, sealed. Emptied when it is sent.
  body bytea,
  -- Set when it was sent: Back and a lost answer lead to the confirmation, not to a second case.
  case_id uuid,
  updated_at timestamptz not null,
  primary key (org_id, token_hash)
);
create index report_draft_age on report_draft (org_id, updated_at);
comment on table report_draft is 'Reports being written online; answers are gone on sending, rows after 24 hours';

create table report_photo (
  org_id uuid not null,
  token_hash bytea not null,
  id uuid not null,
  media_type text not null,
  bytes int not null,
  label text not null,
  -- The picture, sealed; it becomes a paper of the case on sending and is gone with the draft otherwise.
  content bytea not null,
  position int generated always as identity,
  primary key (org_id, token_hash, id),
  foreign key (org_id, token_hash) references report_draft on delete cascade
);

-- Read before the organisation is known, like `session`; holds no personal data.
create table case_session (
  token_hash bytea primary key,
  org_id uuid not null references organisation,
  case_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index case_session_age on case_session (seen_at);
comment on table case_session is 'A person looking at their own case after the code was shown; dies two hours after the last page';

do $$
declare t text;
begin
  foreach t in array array['report_draft', 'report_photo'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', t);
  end loop;
end $$;

grant select, insert, update, delete on report_draft, report_photo, case_session to bancheng_app;
