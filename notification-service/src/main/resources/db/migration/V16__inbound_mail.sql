-- What the optional mailbox brought: each mail once, by the hash of its Message-ID. Its words are not kept here.
create table inbound_mail (
    message_id_hash varchar(64)              primary key,
    uid             bigint                   not null,
    verdict         varchar(12)              not null,
    why             varchar(40),
    complaint_id    bigint,
    received_at     timestamp with time zone not null
);
create index inbound_mail_by_age on inbound_mail (received_at);

-- How far each mailbox is read. Whoever reads holds the lease; what a server numbers anew (uid_validity) is read again from the start.
create table inbound_mailbox (
    name         varchar(300) primary key,
    uid_validity bigint       not null,
    last_uid     bigint       not null,
    since        timestamp with time zone not null,
    lease        varchar(43),
    lease_until  timestamp with time zone,
    read_at      timestamp with time zone,
    error        varchar(300)
);

-- Bounces find their mail by its Message-ID, which nobody can guess.
create index mail_by_message_id on mail (message_id);
