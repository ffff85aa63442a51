-- Sold only to who has a code that opens it; public answers know nothing of it.
alter table ticket_type add column needs_code boolean default false not null;

-- What was taken off a ticket's price; the discount of its booking is the sum.
alter table ticket add column discount_minor bigint default 0 not null;
alter table ticket add constraint ticket_discount_not_negative check (discount_minor >= 0);

create sequence offer_ids;

-- A discount, by a code or automatic. event_id null: all events of its organiser. type_ids: ",12,13,", or "," for all.
-- Uses are counted for offers with codes alone; an automatic one has no limits, so no lane waits for its row.
create table offer (
    id           bigint                   primary key,
    organizer_id bigint                   not null,
    name         varchar(100)             not null,
    percent_bp   integer,
    amount_minor bigint,
    currency     varchar(3),
    event_id     bigint,
    type_ids     varchar(2000)            not null,
    starts_at    timestamp with time zone,
    ends_at      timestamp with time zone,
    use_limit    integer,
    per_buyer    integer,
    live_uses    integer default 0        not null,
    min_quantity integer default 1        not null,
    per_ticket   boolean                  not null,
    automatic    boolean                  not null,
    active       boolean                  not null,
    version      integer default 0        not null,
    created_at   timestamp with time zone not null,
    constraint offer_percent_or_amount check ((percent_bp is null and amount_minor is not null and currency is not null)
        or (percent_bp is not null and amount_minor is null and currency is null)),
    constraint offer_percent_sensible check (percent_bp between 0 and 10000),
    constraint offer_amount_not_negative check (amount_minor >= 0),
    constraint offer_limit_positive check (use_limit >= 1),
    constraint offer_per_buyer_positive check (per_buyer >= 1),
    constraint offer_min_positive check (min_quantity >= 1),
    constraint offer_uses_not_negative check (live_uses >= 0),
    constraint offer_uses_within_limit check (live_uses <= use_limit),
    constraint offer_automatic_without_limits check (not automatic or (use_limit is null and per_buyer is null and live_uses = 0))
);
create index offer_of_organizer on offer (organizer_id, automatic);

-- The codes of an offer, as they are compared and as they are shown. Two organisers may have the same.
create table offer_code (
    organizer_id bigint      not null,
    code_folded  varchar(40) not null,
    code         varchar(60) not null,
    offer_id     bigint      not null,
    use_limit    integer,
    live_uses    integer default 0 not null,
    primary key (organizer_id, code_folded),
    constraint offer_code_of_known_offer foreign key (offer_id) references offer (id),
    constraint offer_code_uses_not_negative check (live_uses >= 0),
    constraint offer_code_uses_within_limit check (live_uses <= use_limit)
);
create unique index offer_code_of_offer on offer_code (offer_id, code_folded);

-- At most one offer counts for a booking. per_ticket and type_ids are those of the moment of booking.
create table offer_use (
    booking_id  bigint                   primary key,
    offer_id    bigint                   not null,
    event_id    bigint                   not null,
    code_folded varchar(40),
    quota_email varchar(254)             not null,
    per_ticket  boolean                  not null,
    type_ids    varchar(2000)            not null,
    uses        integer                  not null,
    state       varchar(20)              not null,
    created_at  timestamp with time zone not null,
    constraint offer_use_of_known_booking foreign key (booking_id) references booking (id),
    constraint offer_use_of_known_offer foreign key (offer_id) references offer (id),
    constraint offer_use_not_negative check (uses >= 0),
    constraint offer_use_state_known check ((state = 'live' and uses > 0) or (state = 'given_back' and uses = 0))
);
create index offer_use_of_offer on offer_use (offer_id, quota_email);
