-- Whoever was asked is told within the walls of their own organisation; the message leads to the duty, never into the case.
alter table message add column duty_id uuid references duty (id);
comment on column message.duty_id is 'Of a message about something that another organisation asks: what it leads to, in place of the case';
