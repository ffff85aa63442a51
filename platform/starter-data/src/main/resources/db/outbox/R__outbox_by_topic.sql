-- Each topic is read by itself, in the order in which its messages are due: a backlog of one costs the others nothing.
-- The delivered ones are at the end of their topic. This is repeatable because no version is free for it: those after V0 are the services'.
create index if not exists outbox_due_by_topic on outbox (topic, due_at nulls last);
drop index if exists outbox_due;
