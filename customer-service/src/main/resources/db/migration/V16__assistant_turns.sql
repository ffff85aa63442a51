-- How the assistant answered: what a question was about and how that went, and nothing of what was said. caller_hash: of the conversation's key, for
-- the thumb. tools: names with commas between. thumb: up, down, or null.
create table assistant_turn (
    id          varchar(36)              not null primary key,
    caller_hash varchar(64)              not null,
    at          timestamp with time zone not null,
    lang        varchar(10)              not null,
    mode        varchar(10)              not null,
    intent      varchar(40)              not null,
    tools       varchar(300)             not null,
    outcome     varchar(20)              not null,
    tokens_in   integer                  not null,
    tokens_out  integer                  not null,
    ms          integer                  not null,
    thumb       varchar(4),
    constraint assistant_turn_thumb_known check (thumb = any (array ['up', 'down']))
);
create index assistant_turn_by_time on assistant_turn (at);
