-- What other systems are told: events in the order they happened, the addresses they go to, and how far each has come.

create table outgoing_event (
  org_id uuid not null references organisation,
  id bigint generated always as identity,
  -- What the receiver knows it by; the same however often it is sent.
  event_id text not null,
  case_id uuid not null,
  seq int not null,
  type text not null,
  -- Null: of a case that is no order.
  order_number text,
  at timestamptz not null,
  data jsonb not null,
  -- Place in the feed, given one after the other once the event is there for everybody; ids alone may appear out of order.
  position bigint,
  primary key (org_id, id),
  unique (org_id, event_id)
);
comment on table outgoing_event is 'Events for other systems, written in the transaction of the case''s own; nothing personal but the answer to an order';
create index outgoing_unplaced on outgoing_event (org_id, id) where position is null;
create unique index outgoing_position on outgoing_event (org_id, position) where position is not null;

create table webhook_endpoint (
  org_id uuid not null references organisation,
  id uuid not null,
  name text not null,
  url text not null,
  types text[] not null,
  active boolean not null default true,
  secret bytea not null,
  -- Signs beside the new one until then.
  old_secret bytea,
  old_until timestamptz,
  rotation_key text,
  created_at timestamptz not null,
  created_by text not null,
  primary key (org_id, id)
);
comment on table webhook_endpoint is 'Where events are sent, by an administrator''s word; secrets sealed';

create table webhook_delivery (
  org_id uuid not null,
  endpoint_id uuid not null,
  event bigint not null,
  case_id uuid not null,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'dead')),
  attempts int not null default 0,
  next_at timestamptz not null,
  last_at timestamptz,
  -- Status of the answer, or what went wrong on the way; and how the answer began.
  last_status int,
  last_error text,
  last_answer text,
  delivered_at timestamptz,
  primary key (org_id, endpoint_id, event),
  foreign key (org_id, endpoint_id) references webhook_endpoint,
  foreign key (org_id, event) references outgoing_event
);
create index webhook_waiting on webhook_delivery (org_id, endpoint_id, event) where status = 'waiting';

do $$
declare t text;
begin
  foreach t in array array['outgoing_event', 'webhook_endpoint', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org'', true), '''')::uuid))', t);
  end loop;
end $$;
grant select, insert, update on outgoing_event, webhook_endpoint, webhook_delivery to bancheng_app;

-- Whose turn it is to send to an address, over all organisations: no content, so no wall.
create table webhook_turn (
  org_id uuid not null,
  endpoint_id uuid not null,
  holder uuid,
  held_until timestamptz,
  primary key (org_id, endpoint_id),
  foreign key (org_id, endpoint_id) references webhook_endpoint
);
comment on table webhook_turn is 'One sender at a time for an address; a sender that dies loses its turn after a minute';
grant select, insert, update on webhook_turn to bancheng_app;

-- Orders that a case names as repeated or urged, and what was joined to it.
create index case_file_joined on case_file (org_id, (state #>> '{joined,id}')) where state #>> '{joined,id}' is not null;
