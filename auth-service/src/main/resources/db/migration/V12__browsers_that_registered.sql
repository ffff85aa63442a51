-- A browser in which somebody has just chosen the password of an account: there the mailed link alone confirms the address.
create table registration_browser (
    token_hash varchar(64)              primary key,
    account_id bigint                   not null,
    created_at timestamp with time zone not null,
    constraint registration_browser_account_fk foreign key (account_id) references account (id)
);
create index registration_browser_account on registration_browser (account_id);
create index registration_browser_created on registration_browser (created_at);
