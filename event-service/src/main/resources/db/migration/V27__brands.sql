-- What organisers look like: what they are called, a colour, a logo. colour is what somebody chose; light and dark are what can be read of it on
-- a light and a dark ground. The row stays where all of it is taken away, so that versions rise.
create table brand (
    organizer_id bigint                   primary key,
    version      bigint                   not null,
    name         varchar(100),
    colour       varchar(7),
    light        varchar(7),
    dark         varchar(7),
    logo         bytea,
    logo_hash    varchar(16),
    logo_width   integer,
    logo_height  integer,
    updated_at   timestamp with time zone not null,
    constraint brand_has_a_colour_as_it_is_read check ((colour is null) = (light is null) and (colour is null) = (dark is null)),
    constraint brand_logo_is_described check ((logo is null) = (logo_hash is null) and (logo is null) = (logo_width is null) and (logo is null) = (logo_height is null))
);
