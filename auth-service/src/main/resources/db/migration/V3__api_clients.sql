-- A program that acts for its owner. Only the hash of its secret is kept.
create table api_client (
    id           varchar(40)              primary key,
    owner_id     bigint                   not null,
    name         varchar(100)             not null,
    secret_hash  varchar(64)              not null,
    created_at   timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone,
    constraint api_client_owner_fk foreign key (owner_id) references account (id)
);
create index api_client_owner on api_client (owner_id);

create table api_client_scope (
    client_id varchar(40) not null,
    scope     varchar(20) not null,
    constraint api_client_scope_pk primary key (client_id, scope),
    constraint api_client_scope_client_fk foreign key (client_id) references api_client (id),
    constraint api_client_scope_is_known check (scope = any (array['events:read', 'events:write', 'bookings:read', 'bookings:write', 'entry', 'reports:read']))
);
