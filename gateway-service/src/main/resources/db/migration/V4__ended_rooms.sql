-- A room that there is no more. Its draw can be checked for a while longer.
alter table waiting_room add column code varchar(40);                      -- of the event, for its address
alter table waiting_room add column ended_at timestamp with time zone;    -- null while there is the room
create index waiting_room_by_code on waiting_room (code);
