-- Which mails a person may refuse, whose turn it is among those for many, and where each is delivered.
-- sender: who shares the turns. turn: the place among them. has_slot: its time is one that its domain had free. token: in the sender's
-- address, so that a bounce finds its mail.
alter table mail add column mail_class varchar(10) default 'required' not null;
alter table mail add column sender varchar(100);
alter table mail add column turn bigint;
alter table mail add column has_slot boolean default false not null;
alter table mail add column domain_key varchar(255);
alter table mail add column unsubscribe_scope varchar(60);
alter table mail add column token varchar(43);
alter table mail add column bounce varchar(10);
alter table mail add column bounced_at timestamp with time zone;
alter table mail add constraint mail_class_is_known check (mail_class = any (array ['required', 'service', 'news']));
alter table mail add constraint mail_bounce_is_known check (bounce = any (array ['hard', 'soft', 'block']));
alter table mail add constraint mail_token_is_its_own unique (token);
create index mail_turn on mail (urgency, turn nulls last, id);
create index mail_by_sender on mail (sender, urgency, turn desc nulls last);
create index mail_by_bounce on mail (bounced_at nulls last);

-- urgency: 0 links and codes, 1 tickets, money, changes of events, 2 answers and notifications, 3 what is written to many and waits for its turn,
-- 4 of those what is being sent or put off.
update mail set urgency = 1 where urgency = 2 and next_attempt_at is not null;

-- Not sent, because its reader does not want it or no mail arrives there.
alter table mail drop constraint mail_status_is_known;
alter table mail add constraint mail_status_is_known check (status = any (array ['queued', 'sending', 'sent', 'failed', 'kept', 'erased', 'skipped']));

-- Mails that an address gets no more. address_key is a fingerprint with a key outside the database: nobody can read the address from it.
-- scope: all, or organizer:7:news.
create table suppression (
    address_key      varchar(43)              not null,
    scope            varchar(60)              not null,
    reason           varchar(12)              not null,
    smtp_code        integer,
    enhanced         varchar(12),
    evidence         varchar(500),
    suppressed_at    timestamp with time zone not null,
    suppressed_until timestamp with time zone,
    constraint suppression_once primary key (address_key, scope),
    constraint suppression_reason_is_known check (reason = any (array ['hard', 'blocked', 'unsubscribed', 'complained', 'erased']))
);

-- How often an address took nothing for the moment, by day.
create table soft_bounce (
    address_key varchar(43) not null,
    bounce_day  date        not null,
    times       integer     not null,
    constraint soft_bounce_once_a_day primary key (address_key, bounce_day)
);
create index soft_bounce_by_day on soft_bounce (bounce_day);
