-- Posts held for a time: somebody acts for a colleague who is away, or sits in for a while. What a member of staff may do on a day is
-- what they are, and the posts they hold that day. Whoever keeps the accounts holds no other post (separation of duties).

create table staff_post (
  org_id uuid not null,
  staff_id text not null,
  role text not null check (role in ('counter', 'caseworker', 'director', 'officer')),
  starts date not null,
  ends date not null check (ends >= starts),
  -- The colleague they act for; null: nobody in particular.
  acts_for text,
  reason text not null default '',
  primary key (org_id, staff_id, role, starts),
  foreign key (org_id, staff_id) references staff,
  foreign key (org_id, acts_for) references staff
);
comment on table staff_post is 'Posts that are held from one day to another, both included';
alter table staff_post enable row level security;
alter table staff_post force row level security;
create policy tenant on staff_post using (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
grant select, insert, update, delete on staff_post to bancheng_app;

alter table account_log drop constraint account_log_what_check;
alter table account_log add constraint account_log_what_check
  check (what in ('added', 'roles', 'posts', 'on', 'off', 'newPassword', 'newSecondFactor', 'ownPassword'));

-- Own posts first, as they are kept; then those of the day.
create function roles_on(p_org uuid, p_staff text, p_roles text[], p_day date) returns text[] language sql stable as $$
  select p_roles || coalesce((
    select array_agg(distinct p.role order by p.role) from staff_post p
    where p.org_id = p_org and p.staff_id = p_staff and p_day between p.starts and p.ends and not p.role = any (p_roles)
      and not 'administrator' = any (p_roles)), '{}')
$$;
grant execute on function roles_on to bancheng_app;

drop function find_session(bytea);
create function find_session(p_token_hash bytea, p_day date)
returns table (
  org_id uuid, staff_id text, name text, username text, roles text[], counter_no int, second_factor_at timestamptz, created_at timestamptz,
  seen_at timestamptz, csrf_token text, enrolled boolean, password_first boolean, centre_name text, centre_code text, centre_demo boolean,
  limits jsonb
)
language plpgsql as $$
declare
  s session;
begin
  select * into s from session x where x.token_hash = p_token_hash;
  if not found then return; end if;
  perform set_config('app.org', s.org_id::text, true);
  return query
    select s.org_id, m.id, m.name, m.username, roles_on(m.org_id, m.id, m.roles, p_day), m.counter_no, s.second_factor_at, s.created_at,
      s.seen_at, s.csrf_token,
      -- -1: a secret was shown and not yet proven.
      m.totp_secret is not null and m.totp_last_step >= 0, m.password_first, o.name, o.code, o.demo, o.settings -> 'session'
    from staff m join organisation o on o.id = m.org_id
    where m.org_id = s.org_id and m.id = s.staff_id and m.active;
end $$;
grant execute on function find_session to bancheng_app;

drop function still_signed_in(uuid, bytea, text, text[]);
create function still_signed_in(p_org uuid, p_token_hash bytea, p_staff text, p_roles text[], p_day date) returns void
strict language plpgsql as $$
begin
  perform set_config('app.org', p_org::text, true);
  perform from session s, staff m
    where s.token_hash = p_token_hash and s.org_id = p_org and s.staff_id = p_staff and s.second_factor_at is not null
      and m.org_id = p_org and m.id = p_staff and m.active and not m.password_first
      and roles_on(p_org, p_staff, m.roles, p_day) = p_roles
      and m.totp_secret is not null and m.totp_last_step >= 0;
  if not found then
    raise exception 'not signed in as before' using errcode = 'BCS01';
  end if;
end $$;
grant execute on function still_signed_in to bancheng_app;
