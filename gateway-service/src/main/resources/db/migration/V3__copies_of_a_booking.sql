-- The same booking may be sent several times at once: the place is free again when the last of them has an answer.
alter table waiting_place add column copies int default 0 not null;
