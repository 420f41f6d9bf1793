-- The two statements every command is made of (src/app/perform.ts), both inside a transaction whose organisation is set already; sent
-- outside of one, they meet the wall. begin_write claims the key and locks what will change,
-- append_case writes events, projection, outbox and key in one round trip.

create function begin_write(p_org uuid, p_key text, p_fingerprint bytea, p_case uuid, p_year int)
returns table (seen boolean, same boolean, case_id uuid, first_seq int, last_seq int, number int, state jsonb, tip bytea)
language plpgsql as $$
declare
  k idempotency_key;
begin
  insert into idempotency_key (org_id, key, fingerprint) values (p_org, p_key, p_fingerprint) on conflict do nothing;
  if not found then
    select * into k from idempotency_key i where i.org_id = p_org and i.key = p_key;
    return query select true, k.fingerprint = p_fingerprint, k.case_id, k.first_seq, k.last_seq, null::int, null::jsonb, null::bytea;
    return;
  end if;
  if p_case is null then
    insert into case_number as n (org_id, year, last) values (p_org, p_year, 1)
      on conflict (org_id, year) do update set last = n.last + 1
      returning n.last into number;
    return query select false, false, null::uuid, null::int, null::int, number, null::jsonb, null::bytea;
    return;
  end if;
  return query
    select false, false, f.id, null::int, null::int, null::int, f.state,
      (select e.hash from case_event e where e.org_id = p_org and e.case_id = p_case and e.seq = f.version)
    from case_file f where f.org_id = p_org and f.id = p_case for update;
end $$;

create function append_case(p_org uuid, p_key text, p_case uuid, p_first_seq int, p_events jsonb, p_row jsonb, p_selector text)
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
      hidden_from = r.hidden_from
    where f.org_id = p_org and f.id = p_case;
  end if;
  insert into outbox (org_id, case_id, first_seq, last_seq) values (p_org, p_case, p_first_seq, v_last);
  update idempotency_key i set case_id = p_case, first_seq = p_first_seq, last_seq = v_last
    where i.org_id = p_org and i.key = p_key;
  perform pg_notify('bancheng', json_build_object('org', p_org, 'case', p_case, 'from', p_first_seq, 'to', v_last)::text);
end $$;

grant execute on function begin_write, append_case to bancheng_app;
