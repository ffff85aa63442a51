-- When the version rose last, for calendars. Of what was there before, only its making is known.
alter table event add column updated_at timestamp with time zone default current_timestamp not null;
update event set updated_at = created_at;
