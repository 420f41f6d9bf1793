-- What a panel needs: copies of papers whose personal parts were made unreadable, and how much advisers owe already.

alter table paper add column blurred_of uuid;
alter table paper add constraint paper_blurred_of foreign key (org_id, blurred_of) references paper;
comment on column paper.blurred_of is 'The paper of which this is a copy with parts made unreadable; only such copies are given to a panel';

-- Advisers serve many centres, and no centre sees what another asked of them. So that the load can be told, one bare row for each opinion
-- owed: whose, nothing of what. Seen by everybody whom the adviser serves.
create table opinion_owed (
  duty_id uuid primary key references duty (id),
  org_id uuid not null references organisation,
  to_org uuid not null references organisation,
  staff_id text not null
);
comment on table opinion_owed is 'One row for each opinion that an adviser still owes; kept by a trigger on duty';
create index opinion_owed_by on opinion_owed (to_org, staff_id);

alter table opinion_owed enable row level security;
create policy tenant on opinion_owed using (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
-- The subquery meets the walls of adviser: a centre that an adviser does not serve finds nobody there.
create policy served on opinion_owed for select
  using (exists (select from adviser a where a.org_id = opinion_owed.to_org and a.staff_id = opinion_owed.staff_id));
grant select, insert, delete on opinion_owed to bancheng_app;

create function keep_opinion_owed() returns trigger language plpgsql as $$
begin
  if new.status = 'open' then
    insert into opinion_owed (duty_id, org_id, to_org, staff_id) values (new.id, new.org_id, new.to_org, new.staff_id)
      on conflict (duty_id) do nothing;
  else
    delete from opinion_owed where duty_id = new.id;
  end if;
  return null;
end $$;
create trigger opinion_owed after insert or update of status on duty
  for each row when (new.kind = 'opinion' and new.staff_id is not null) execute function keep_opinion_owed();

alter table duty no force row level security;
insert into opinion_owed (duty_id, org_id, to_org, staff_id)
  select id, org_id, to_org, staff_id from duty where kind = 'opinion' and status = 'open' and staff_id is not null;
alter table duty force row level security;
alter table opinion_owed force row level security;

-- For the list of honours.
create index case_file_panels on case_file (org_id) where state ? 'panels';
