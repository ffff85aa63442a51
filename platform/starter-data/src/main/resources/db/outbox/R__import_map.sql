-- What rows that came in with an archive were called where they were made: an archive of them calls them so again.
-- This is repeatable because no version is free for it: those after V0 are the services'.
create table if not exists import_map (
    origin    varchar(36)  not null,
    kind      varchar(60)  not null,
    origin_id varchar(100) not null,
    local_id  varchar(100) not null,
    constraint import_map_key primary key (origin, kind, origin_id),
    constraint import_map_leads_back unique (kind, local_id)
);
