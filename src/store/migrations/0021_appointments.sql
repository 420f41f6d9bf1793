-- Agreed times: what the free ones are worked out from, and what must not be given away twice. A projection of the cases; what is talked
-- about, and where, stands in the case alone.

create table appointment (
  org_id uuid not null references organisation,
  case_id uuid not null,
  thing text not null,
  kind text not null check (kind in ('room', 'home', 'phone', 'accompany')),
  status text not null check (status in ('asked', 'open', 'kept', 'missed', 'cancelled')),
  starts timestamptz not null,
  ends timestamptz not null check (ends > starts),
  staff_id text not null,
  -- When time next has something to say of it: the reminder, the question how it went.
  look_at timestamptz,
  primary key (org_id, case_id, thing)
);
comment on table appointment is 'Agreed times (预约): of a colleague, and of the one quiet room. A projection of the cases';
create index appointment_between on appointment (org_id, starts) where status in ('asked', 'open');
create index appointment_look_at on appointment (org_id, case_id, look_at) where look_at is not null;
-- The diary is locked while a time is given away (store/appointments.ts); should the lock ever be forgotten, the same time twice fails here.
create unique index appointment_of_staff on appointment (org_id, staff_id, starts) where status in ('asked', 'open');
create unique index appointment_of_room on appointment (org_id, starts) where kind = 'room' and status in ('asked', 'open');

alter table appointment enable row level security;
alter table appointment force row level security;
create policy tenant on appointment using (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
grant select, insert, update on appointment to bancheng_app;
