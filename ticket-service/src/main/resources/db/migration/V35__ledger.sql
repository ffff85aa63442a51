-- What the ledger check found about an event, each time. rules: what was counted and what is stored, rule by rule, as JSON. broken: the
-- names of what does not agree, with commas between; empty where all does. The counts are those that a public page may show.
create sequence ledger_check_ids;

create table ledger_check (
    id         bigint                   primary key,
    event_id   bigint                   not null,
    checked_at timestamp with time zone not null,
    nightly    boolean                  not null,
    test_mode  boolean                  not null,
    ok         boolean                  not null,
    broken     varchar(1000)            not null,
    rules      text                     not null,
    ms         integer                  not null,
    capacity   integer                  not null,
    sold       integer                  not null,
    held       integer                  not null,
    free       integer                  not null,
    constraint ledger_check_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint ledger_check_ok_says_nothing check (ok = (broken = ''))
);
create index ledger_check_of_event on ledger_check (event_id, id);

-- Which replica checks an event tonight: whoever wrote it, for some hours.
create table ledger_claim (
    event_id   bigint                   primary key,
    claimed_at timestamp with time zone not null
);
