-- How often somebody has just guessed wrong: by account and address, by account, and by address. The key is a hash of
-- these, because people type passwords into the wrong field. Replicas share it.
create table attempt (
    key_hash      varchar(64)              primary key,
    failures      integer                  not null default 0,
    last_at       timestamp with time zone not null,
    blocked_until timestamp with time zone,
    good_at       timestamp with time zone,
    constraint attempt_failures_are_counted check (failures >= 0)
);
create index attempt_last on attempt (last_at);
