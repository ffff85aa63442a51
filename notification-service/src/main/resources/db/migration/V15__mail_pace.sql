-- How fast mails for many are handed over: in all ('*'), and to a provider that wants fewer at once. next_at: the next free time.
-- strikes: how often in a row it wanted fewer. paused_because: why staff or Marquee stopped them.
create table mail_pace (
    domain_key     varchar(255)             primary key,
    next_at        timestamp with time zone not null,
    per_minute     integer,
    paused_until   timestamp with time zone,
    paused_because varchar(20),
    strikes        integer                  default 0 not null,
    changed_at     timestamp with time zone not null,
    constraint mail_pace_is_positive check (per_minute > 0)
);
insert into mail_pace (domain_key, next_at, changed_at) values ('*', timestamp with time zone '2000-01-01 00:00:00+00', timestamp with time zone '2000-01-01 00:00:00+00');

-- Since when it is not known any more what a mail said.
alter table mail add column content_removed_at timestamp with time zone;

-- What is left of mails whose time is over: how many there were, by month.
create table mail_month (
    mail_month date        not null,
    kind       varchar(40) not null,
    status     varchar(10) not null,
    mails      bigint      not null,
    constraint mail_month_once primary key (mail_month, kind, status)
);
