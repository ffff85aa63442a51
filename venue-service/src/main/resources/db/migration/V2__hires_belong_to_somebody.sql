-- Where a venue's clock stands. Those that were there before get the zone of the settings.
alter table venue add column time_zone varchar(60) default '${zone}' not null;
alter table venue alter column time_zone drop default;
alter table venue add column version bigint default 0 not null;

-- Whose hire it is and what for. Of the hires that were there before nobody knows, nor what they cost.
alter table hire add column organizer_id bigint;
alter table hire add column event_code varchar(20);
alter table hire add column event_name varchar(200);
alter table hire add column note varchar(500);
alter table hire add column price_minor bigint;
alter table hire add column currency varchar(3);
-- What another service calls it by; a claim has its key here instead, and an end.
alter table hire add column hire_key varchar(120);
alter table hire add column claim_key varchar(120);
alter table hire add column claimed_until timestamp with time zone;
alter table hire add column version bigint default 0 not null;
alter table hire add constraint hire_price_has_a_currency check ((price_minor is null) = (currency is null));
alter table hire add constraint hire_price_is_not_negative check (price_minor >= 0);
alter table hire add constraint hire_claim_lapses check ((claim_key is null) = (claimed_until is null));
alter table hire add constraint hire_is_claimed_or_made check (claim_key is null or hire_key is null);
alter table hire add constraint one_hire_of_a_key unique (hire_key);
alter table hire add constraint one_claim_of_a_key unique (claim_key);
create index hire_by_time on hire (ends_at, starts_at);
create index hire_claims on hire (claimed_until);

-- How new the state of a key is that was taken over last; what is older comes too late. Stays after the hire is released.
create table hire_key (
    hire_key   varchar(120)             not null primary key,
    version    bigint,
    released   boolean                  not null default false,
    touched_at timestamp with time zone not null
);
