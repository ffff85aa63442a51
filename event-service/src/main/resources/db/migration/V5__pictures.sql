-- Always JPEG, made here from what was uploaded. The files stand apart: H2 reads whole rows, and lists want a few words of each.
create table event_picture (
    event_id   bigint primary key,
    width      integer                  not null,
    height     integer                  not null,
    alt        varchar(200)             not null,
    hash       varchar(16)              not null,
    created_at timestamp with time zone not null,
    constraint event_picture_belongs_to_event foreign key (event_id) references event (id) on delete cascade
);
create table event_picture_file (
    event_id bigint     not null,
    size     varchar(5) not null,
    jpeg     bytea      not null,
    constraint event_picture_has_one_file_of_a_size primary key (event_id, size),
    constraint event_picture_file_belongs_to_picture foreign key (event_id) references event_picture (event_id) on delete cascade,
    constraint event_picture_file_size_is_known check (size = any (array['LARGE', 'SMALL']))
);
