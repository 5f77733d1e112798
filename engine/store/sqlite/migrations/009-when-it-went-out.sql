-- When a message went out, or came to stay in the house; those before have none.
alter table message add column sent_at integer;
