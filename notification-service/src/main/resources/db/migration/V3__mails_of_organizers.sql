-- Whose event a mail is about, and its reader in the one spelling that addresses are compared by.
alter table mail add column organizer_id bigint;
alter table mail add column recipient_key varchar(320) default '' not null;
update mail set recipient_key = lower(recipient);
create index mail_by_recipient on mail (recipient_key, id);
create index mail_by_organizer on mail (organizer_id, status);
create index mail_in_doubt on mail (in_doubt);

-- A person who is erased: the mail keeps its place in the figures, and nothing else.
alter table mail add column erased_at timestamp with time zone;
alter table mail drop constraint mail_status_is_known;
alter table mail add constraint mail_status_is_known check (status = any (array ['queued', 'sending', 'sent', 'failed', 'kept', 'erased']));

-- The erasures that were carried out: one that is asked for again must not touch what the address has done since.
create table erasure (
    erasure_key varchar(200)             primary key,
    erased_at   timestamp with time zone not null
);
