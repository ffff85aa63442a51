-- A file is kept as it was brought until it is confirmed, so that it can be read another way: in another encoding, or with
-- other columns. What was brought before has its lines already.
alter table customer_import add column content bytea;
alter table customer_import add column reading text;
alter table customer_import add column planned boolean default true not null;
