-- When the owner last proved to be there: by signing in, or by entering the password again.
alter table browser_session add column confirmed_at timestamp with time zone;
update browser_session set confirmed_at = created_at;
alter table browser_session alter column confirmed_at set not null;
