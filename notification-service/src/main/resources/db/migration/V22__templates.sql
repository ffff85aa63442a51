-- What organisers write in the place of the usual words of their mails. base_hash is of the usual words that they were written beside: it says
-- whether those have changed since. broken_at: the words could not be used in a mail, which went with the usual ones.
create sequence template_version;
create table template (
    organizer_id bigint                   not null,
    kind         varchar(40)              not null,
    lang         varchar(35)              not null,
    subject      varchar(200)             not null,
    body         text                     not null,
    version      bigint                   not null,
    base_hash    varchar(64)              not null,
    updated_by   bigint                   not null,
    updated_at   timestamp with time zone not null,
    broken_at    timestamp with time zone,
    broken_why   varchar(500),
    primary key (organizer_id, kind, lang),
    constraint template_is_broken_for_a_reason check ((broken_at is null) = (broken_why is null))
);

-- What organisers look like, as event-service last said it. Versions rise.
create table organizer_brand (
    organizer_id bigint primary key,
    version      bigint not null,
    name         varchar(200),
    light        varchar(7),
    dark         varchar(7),
    logo         bytea,
    logo_width   integer,
    logo_height  integer,
    constraint organizer_brand_has_both_colours check ((light is null) = (dark is null)),
    constraint organizer_brand_logo_has_its_size check ((logo is null) = (logo_width is null) and (logo is null) = (logo_height is null))
);
