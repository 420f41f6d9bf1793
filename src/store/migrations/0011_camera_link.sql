-- A phone as the camera of a desk: a link that a member of staff shows as a QR code, for a quarter of an hour and one phone. What the
-- phone sends is put on as an act of that member of staff. The link carries its organisation, so it lies behind the wall like all else.
create table camera_link (
  org_id uuid not null references organisation,
  id uuid not null,
  -- SHA-256 of what stands in the QR code.
  token_hash bytea not null,
  staff_id text not null,
  -- SHA-256 of the session it was made in: the link ends with it, however it ends.
  session_hash bytea not null,
  -- Null: a sheet on the desk that is no case yet.
  case_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- SHA-256 of the cookie of the one phone that opened it.
  phone_hash bytea,
  opened_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  unique (org_id, token_hash),
  foreign key (org_id, staff_id) references staff
);
comment on table camera_link is 'Which member of staff let a phone send papers, for what, when; kept as the record of it';
create index camera_link_open on camera_link (org_id, staff_id, case_id) where ended_at is null;

create table camera_page (
  org_id uuid not null,
  link_id uuid not null,
  paper_id uuid not null,
  -- Of the phone's form and the place in it: the same form sent again brings the same pages.
  key text not null,
  at timestamptz not null,
  primary key (org_id, link_id, paper_id),
  unique (org_id, link_id, key),
  foreign key (org_id, link_id) references camera_link,
  foreign key (org_id, paper_id) references paper
);
comment on table camera_page is 'Papers that came through a camera_link';

do $$
declare t text;
begin
  foreach t in array array['camera_link', 'camera_page'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;

grant select, insert, update on camera_link to bancheng_app;
grant select, insert on camera_page to bancheng_app;
