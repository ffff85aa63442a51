-- What somebody waits for goes before what thousands get: 0 links and codes, 1 tickets and answers, 2 news.
alter table mail add column urgency smallint default 1 not null;
update mail set urgency = case when kind in ('lookup-link', 'verify-email', 'password-reset', 'account-exists', 'invitation', 'account-changed') then 0
                               when kind in ('event-changed', 'event-cancelled') then 2 else 1 end
where next_attempt_at is not null;
drop index mail_due;
create index mail_due on mail (urgency, next_attempt_at nulls last);
