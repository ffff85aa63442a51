-- What became of the rules of retention. policy: the version and the time that were reported last; only then rows go.
-- This is repeatable because no version is free for it: those after V0 are the services'.
create table if not exists retention_run (
    kind         varchar(60)              primary key,
    policy       varchar(200)             not null,
    reported_at  timestamp with time zone not null,
    last_run_at  timestamp with time zone,
    last_deleted bigint                   not null
);
