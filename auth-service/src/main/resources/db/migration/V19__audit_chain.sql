-- The trail proves itself. What is personal moves out of audit_entry, whose rows stay as they are for good: a row is hashed with
-- commitments to its parts, so a part can go and the hash still holds.

-- One row an entry and part. salt is given when the entry is sealed; an erasure empties everything but the key.
create table audit_part (
    entry_id    bigint      not null references audit_entry,
    part        varchar(20) not null,
    salt        varchar(64),
    content     varchar(2000),
    subject_key varchar(64),
    account_key varchar(64),
    primary key (entry_id, part)
);
insert into audit_part (entry_id, part, content) select id, 'actor', actor from audit_entry where actor <> '';
insert into audit_part (entry_id, part, content) select id, 'detail', detail from audit_entry where detail <> '';
insert into audit_part (entry_id, part, content) select id, 'address', address from audit_entry where address <> '';

-- An e-mail address in a target is personal too: the target is kept as a part, and says "person" from here on, as in TrailTable. Where
-- a trigger keeps rows from being updated, changing the type of the column with a new value does not wake it.
insert into audit_part (entry_id, part, content) select id, 'target_person', target from audit_entry
    where target <> regexp_replace(target, '[^\s:@]{1,64}@[^\s:@]{1,189}', 'person', 'g');
alter table audit_entry alter column target set data type varchar(120)
    using regexp_replace(target, '[^\s:@]{1,64}@[^\s:@]{1,189}', 'person', 'g');

create index audit_part_subject on audit_part (subject_key);
create index audit_part_account on audit_part (account_key);
alter table audit_entry drop column actor;
alter table audit_entry drop column detail;
alter table audit_entry drop column address;

-- Which parts of earlier entries are erased, where the entry is about that: a JSON array.
alter table audit_entry add column erased varchar(16000);

-- What is not in the chain yet.
create table audit_unsealed (
    entry_id   bigint                   primary key references audit_entry,
    arrived_at timestamp with time zone not null
);
insert into audit_unsealed (entry_id, arrived_at) select id, current_timestamp from audit_entry;

-- The chain: entry_id is null for its beginning, seq 0. parts: the commitments, as JSON.
create table audit_seal (
    seq      bigint        primary key,
    entry_id bigint        references audit_entry,
    hash     varchar(64)   not null,
    prev     varchar(64)   not null,
    parts    varchar(1000) not null,
    constraint audit_seal_entry unique (entry_id)
);

-- Its end, in one row that whoever writes holds. What was there before there was a chain has an id of old_until at most.
create table audit_chain (
    id          smallint primary key,
    chain       varchar(36),
    started_at  timestamp with time zone,
    subject_key varchar(64),
    seq         bigint      not null,
    hash        varchar(64) not null,
    old_until   bigint      not null,
    base        bigint
);
insert into audit_chain (id, seq, hash, old_until) select 1, -1, '', coalesce(max(id), 0) from audit_entry;

-- Signed heads, and the keys that signed them.
create table audit_head (
    n         bigint                   primary key,
    head_day  varchar(10)              not null,
    seq       bigint                   not null,
    hash      varchar(64)              not null,
    prev_head varchar(64)              not null,
    key_id    varchar(16)              not null,
    next_key  varchar(64),
    signature varchar(128)             not null,
    made_at   timestamp with time zone not null
);
create table audit_key (
    key_id     varchar(16)              primary key,
    public_key varchar(64)              not null,
    since      timestamp with time zone not null
);

-- Who was forgotten, as in audit_part: what arrives afterwards from before is forgotten too.
create table audit_forgotten (
    subject_key  varchar(64)              primary key,
    forgotten_at timestamp with time zone not null
);
