-- Always JPEG, made here from what was uploaded: one as large as a page shows it, one for lists.
create table event_picture (
    event_id   bigint primary key,
    large      bytea                    not null,
    small      bytea                    not null,
    width      integer                  not null,
    height     integer                  not null,
    alt        varchar(200)             not null,
    hash       varchar(16)              not null,
    created_at timestamp with time zone not null,
    constraint event_picture_belongs_to_event foreign key (event_id) references event (id) on delete cascade
);
