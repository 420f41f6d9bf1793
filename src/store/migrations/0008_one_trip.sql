-- Statements that go before another one in the same trip (src/store/one-trip.ts). Strict: with nulls, as a new connection gets to know
-- them, they do nothing.

-- Sets the organisation for this transaction and sees to it that the session may still do what it could when it was last looked up:
-- not ended, its holder active, with the same roles, both factors shown, the password their own. Otherwise it raises BCS01, and what
-- comes behind it in the transaction is not done.
create function still_signed_in(p_org uuid, p_token_hash bytea, p_staff text, p_roles text[]) returns void strict language plpgsql as $$
begin
  perform set_config('app.org', p_org::text, true);
  perform from session s, staff m
    where s.token_hash = p_token_hash and s.org_id = p_org and s.staff_id = p_staff and s.second_factor_at is not null
      and m.org_id = p_org and m.id = p_staff and m.active and m.roles = p_roles and not m.password_first
      and m.totp_secret is not null and m.totp_last_step >= 0;
  if not found then
    raise exception 'not signed in as before' using errcode = 'BCS01';
  end if;
end $$;
grant execute on function still_signed_in to bancheng_app;

-- Room on the page for the next state of a case: an update that changes no indexed column then touches no index (11 of them).
alter table case_file set (fillfactor = 75);

-- Its statements stand in src/store/case-file.ts now, where they are planned as one.
drop function read_case(uuid, uuid, text, text, timestamptz, boolean);
