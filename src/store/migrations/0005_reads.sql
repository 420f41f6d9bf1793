-- Opening a case: the file, its log, its people, who else is looking, in one round trip; and the reading itself is logged.

create function read_case(p_org uuid, p_case uuid, p_kind text, p_actor text, p_at timestamptz, p_log boolean)
returns table (state jsonb, category text, department text, item_data jsonb, events json, people json, present json)
language plpgsql as $$
begin
  perform set_config('app.org', p_org::text, true);
  -- One line per reader and half hour: a person asks who looked, not how often a page was drawn.
  if p_log then
    insert into access_log (org_id, case_id, at, actor_kind, actor_id, what)
      select p_org, p_case, p_at, p_kind, p_actor, 'view'
      where exists (select from case_file f where f.org_id = p_org and f.id = p_case)
        and not exists (
          select from access_log a where a.org_id = p_org and a.case_id = p_case and a.at > p_at - interval '30 minutes'
            and a.actor_kind = p_kind and a.actor_id = p_actor and a.what = 'view');
  end if;
  return query
    select f.state, f.category, i.department, i.data,
      -- As bare rows: the names of the fields are put back in store/case-file.ts, at a third of the work.
      (select json_agg(json_build_array(e.seq, e.type, e.at, e.actor_kind, e.actor_id, e.audience, e.data) order by e.seq)
        from case_event e where e.org_id = p_org and e.case_id = p_case),
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.masked_name, 'idNumber', p.masked_id, 'phone', p.masked_phone)), '[]')
        from person p where p.org_id = p_org and p.id = any (array[f.requester_id, (f.state #>> '{requester,proxy,personId}')::uuid])),
      (select coalesce(json_agg(json_build_object('id', r.staff_id, 'mode', r.mode)), '[]')
        from presence r where r.org_id = p_org and r.case_id = p_case and r.at > p_at - interval '30 seconds' and r.staff_id <> p_actor)
    from case_file f
      left join service_item i on i.org_id = f.org_id and i.id = f.item_id and i.version = (f.state #>> '{item,version}')::int
    where f.org_id = p_org and f.id = p_case;
end $$;

grant execute on function read_case to bancheng_app;
