-- When the owner gets mails that can wait: at once, once a day, or never.
alter table account add column digest varchar(10) default 'instant' not null;
alter table account add constraint account_digest_is_known check (digest = any (array ['instant', 'daily', 'off']));
-- notification-service hears of every account that there is.
insert into outbox (topic, fact_key, payload, created_at, due_at)
select 'account-reader', cast(id as varchar(20)), '{"account":' || id || '}', current_timestamp, current_timestamp from account where closed_at is null;
