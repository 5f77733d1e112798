-- The change of hours that moved or ended an appointment: its text stands in the message about it.
alter table message add column because text;
