-- Which bill is on which case, so that a second case with the same bill says so. The bill stands here as a keyed hash of code and
-- number (src/store/seal.ts): equal bills meet, and nobody who holds the database alone can tell which bills they are.
create table bill_use (
  org_id uuid not null references organisation,
  bill_index bytea not null,
  case_id uuid not null,
  paper_id uuid not null,
  at timestamptz not null,
  primary key (org_id, bill_index, case_id, paper_id)
);
comment on table bill_use is 'Bills (keyed hash of code and number) read on papers of cases; replaced when a paper is read again';
create index bill_use_paper on bill_use (org_id, paper_id);
alter table bill_use enable row level security;
alter table bill_use force row level security;
create policy tenant on bill_use using (org_id = (select nullif(current_setting('app.org', true), '')::uuid));
grant select, insert, delete on bill_use to bancheng_app;
