-- What an account is called by passkeys: random, so that it says nothing about the account.
create table passkey_user (
    account_id bigint       primary key,
    handle     varchar(100) not null,
    constraint passkey_user_account_fk foreign key (account_id) references account (id),
    constraint passkey_user_handle_is_unique unique (handle)
);

-- The passkeys themselves, in the columns that Spring Security reads and writes.
create table user_credentials (
    credential_id                varchar(1400) primary key,
    user_entity_user_id          varchar(100)  not null,
    public_key                   bytea         not null,
    signature_count              bigint        not null,
    uv_initialized               boolean       not null,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(200),
    public_key_credential_type   varchar(40),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp with time zone not null,
    last_used                    timestamp with time zone not null,
    label                        varchar(100)  not null,
    constraint user_credentials_user_fk foreign key (user_entity_user_id) references passkey_user (handle)
);
create index user_credentials_user on user_credentials (user_entity_user_id);

-- What a browser was asked to sign; each is good once. account_id: who adds a passkey; null for signing in.
create table passkey_challenge (
    challenge_hash varchar(64)              primary key,
    account_id     bigint,
    created_at     timestamp with time zone not null,
    constraint passkey_challenge_account_fk foreign key (account_id) references account (id)
);
create index passkey_challenge_created on passkey_challenge (created_at);
