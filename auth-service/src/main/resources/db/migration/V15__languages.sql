-- The tag of the language that the owner reads; null for what the browser asks for.
alter table account add column locale varchar(35);
