-- The sites that may show an organiser's events in a frame, such as https://example.org.
create table embed_origin (
    organizer_id bigint       not null,
    origin       varchar(300) not null,
    added_at     timestamp with time zone not null,
    primary key (organizer_id, origin)
);

-- Locked by who replaces an organiser's list, so that of two at once one comes after the other.
create table embed_list (
    organizer_id bigint primary key
);
