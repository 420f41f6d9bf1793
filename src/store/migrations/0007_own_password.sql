-- A password that somebody else has seen (made while setting up, by an administrator, or by a reset) opens nothing but the door to
-- choosing one's own.
alter table staff add column password_first boolean not null default false;
comment on column staff.password_first is 'The password was given by somebody else: the holder must choose another before anything else';

drop function find_session(bytea);
-- A session and whoever holds it, in one round trip. Staff lie behind the wall of their organisation, which is only known once the
-- session is found: the function sets it for this statement's transaction and nothing longer.
create function find_session(p_token_hash bytea)
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
    select s.org_id, m.id, m.name, m.username, m.roles, m.counter_no, s.second_factor_at, s.created_at, s.seen_at, s.csrf_token,
      -- -1: a secret was shown and not yet proven.
      m.totp_secret is not null and m.totp_last_step >= 0, m.password_first, o.name, o.code, o.demo, o.settings -> 'session'
    from staff m join organisation o on o.id = m.org_id
    where m.org_id = s.org_id and m.id = s.staff_id and m.active;
end $$;
grant execute on function find_session to bancheng_app;
