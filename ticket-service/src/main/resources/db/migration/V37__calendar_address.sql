-- The secret address of an account's calendar, of which the hash alone is kept. email is the account's as it was when the address was made or looked at last.
create table calendar_address (
    account_id  bigint                   primary key,
    secret_hash varchar(64)              not null constraint calendar_address_is_one unique,
    email       varchar(254)             not null,
    made_at     timestamp with time zone not null
);
create index calendar_address_email on calendar_address (email);
