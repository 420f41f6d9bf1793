-- A link by which a body without an account answers one referral. Like a camera link it carries its organisation, so it lies behind the
-- wall like all else; only the hash of its secret is kept. The spoken code is derived from a key and lies nowhere.
create table guest_link (
  org_id uuid not null references organisation,
  id uuid not null,
  -- SHA-256 of what stands in the address.
  token_hash bytea not null,
  case_id uuid not null,
  -- The referral's id within the case.
  thing text not null,
  body text not null,
  -- Whom it was made for, in words.
  name text not null,
  -- Whether whoever opens it must say the six digits that are told by another way.
  needs_code boolean not null,
  -- Wrong codes so far; too many shut the link.
  wrong_codes int not null default 0,
  made_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  answered_at timestamptz,
  -- How whoever answered signed.
  answered_by text,
  primary key (org_id, id),
  unique (org_id, token_hash),
  foreign key (org_id, case_id) references case_file (org_id, id),
  check ((answered_at is null) = (answered_by is null))
);
comment on table guest_link is 'Links by which somebody without an account answers one referral; kept as the record of who was let in';
create index guest_link_thing on guest_link (org_id, case_id, thing);

create table guest_device (
  org_id uuid not null,
  link_id uuid not null,
  -- SHA-256 of the browser's cookie together with the link.
  device_hash bytea not null,
  first_at timestamptz not null,
  -- Since when this opening counts; it lasts two hours.
  opened_at timestamptz not null,
  primary key (org_id, link_id, device_hash),
  foreign key (org_id, link_id) references guest_link
);
comment on table guest_device is 'Browsers in which a guest_link was opened';

do $$
declare t text;
begin
  foreach t in array array['guest_link', 'guest_device'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;

grant select, insert, update on guest_link, guest_device to bancheng_app;
