-- The codes of an app as a second step. The secret is encrypted; it counts once it is confirmed.
-- A code is good once: last_step is the thirty seconds of the last one.
create table second_factor (
    account_id   bigint                   primary key,
    secret       varchar(400)             not null,
    started_at   timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    last_step    bigint                   not null default 0,
    constraint second_factor_account_fk foreign key (account_id) references account (id)
);

create table recovery_code (
    account_id bigint      not null,
    code_hash  varchar(64) not null,
    used_at    timestamp with time zone,
    constraint recovery_code_pk primary key (account_id, code_hash),
    constraint recovery_code_account_fk foreign key (account_id) references account (id)
);

-- Somebody whose password was right, and who still owes the second step.
create table pending_sign_in (
    token_hash varchar(64)              primary key,
    account_id bigint                   not null,
    target     varchar(2100)            not null,
    created_at timestamp with time zone not null,
    tries      int                      not null default 0,
    constraint pending_sign_in_account_fk foreign key (account_id) references account (id)
);
create index pending_sign_in_account on pending_sign_in (account_id);
