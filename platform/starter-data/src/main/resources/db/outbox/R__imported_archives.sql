-- Archives that came in, each with its rows in one transaction: what is here is whole.
create table if not exists import_done (
    hash         varchar(64)              not null,
    organizer_id bigint                   not null,
    done_at      timestamp with time zone not null,
    constraint import_done_key primary key (hash)
);

-- Rows of an archive that no table of this installation has a place for, as they came: an archive of it has them again.
create table if not exists import_row (
    organizer_id bigint        not null,
    kind         varchar(60)   not null,
    ref          varchar(2100) not null,
    content      text          not null,
    constraint import_row_key primary key (organizer_id, kind, ref)
);
