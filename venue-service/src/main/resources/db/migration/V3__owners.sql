-- Who added a venue: it is changed by its owner and by administrators. Of those that were there before nobody is known, so administrators change them.
alter table venue add column owner_id bigint;
