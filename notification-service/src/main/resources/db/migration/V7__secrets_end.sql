-- Until when a mail holds a link that opens something: then the link is removed, sent or not.
alter table mail add column secret_until timestamp with time zone;
update mail set secret_until = give_up_at
where kind in ('lookup-link', 'verify-email', 'password-reset', 'account-exists', 'invitation') and status in ('queued', 'sending', 'kept');
create index mail_secret_until on mail (secret_until nulls last);
