-- What organisers look like on tickets, as event-service last said it. Versions rise.
create table organizer_brand (
    organizer_id bigint primary key,
    version      bigint not null,
    name         varchar(100),
    colour       varchar(7),
    logo         bytea,
    logo_width   integer,
    logo_height  integer,
    constraint organizer_brand_logo_has_its_size check ((logo is null) = (logo_width is null) and (logo is null) = (logo_height is null))
);
