-- What an event's listing says about money: how long an unpaid booking keeps its tickets, whether a declined payment
-- may be tried again, and what its buyers get back. The deadline counts in hours before the event begins.
alter table sale_terms add column hold_minutes integer default 10 not null;
alter table sale_terms add column payment_retries boolean default true not null;
alter table sale_terms add column refund_mode varchar(20) default 'request' not null;
alter table sale_terms add column refund_until_hours integer default 0 not null;
alter table sale_terms add column refund_fee_minor bigint default 0 not null;
alter table sale_terms add column refund_fee_bp integer default 0 not null;
alter table sale_terms add constraint sale_terms_hold_sensible check (hold_minutes between 5 and 60);
alter table sale_terms add constraint sale_terms_refund_mode_known check (refund_mode in ('none', 'request', 'automatic'));
alter table sale_terms add constraint sale_terms_refund_fee_sensible check (refund_fee_minor >= 0 and refund_fee_bp between 0 and 10000);

-- min_minor: the buyer chooses the price, from this one on. Rates are in hundredths of a percent.
alter table ticket_type add column min_minor bigint;
alter table ticket_type add column tax_rate_bp integer default 0 not null;
alter table ticket_type add column tax_included boolean default true not null;
alter table ticket_type add column min_per_booking integer;
alter table ticket_type add column max_per_booking integer;
alter table ticket_type add constraint ticket_type_min_not_negative check (min_minor >= 0);
alter table ticket_type add constraint ticket_type_tax_sensible check (tax_rate_bp between 0 and 10000);
alter table ticket_type add constraint ticket_type_per_booking_sensible check (min_per_booking >= 1 and (max_per_booking is null or max_per_booking >= 1));

-- total_minor is what is to be paid: subtotal, less the discount, and tax where it comes on top. It never changes.
alter table booking add column subtotal_minor bigint default 0 not null;
alter table booking add column discount_minor bigint default 0 not null;
alter table booking add column tax_minor bigint default 0 not null;
alter table booking add column paid_minor bigint default 0 not null;
alter table booking add column refunded_minor bigint default 0 not null;
alter table booking add constraint booking_refunded_within_paid check (refunded_minor between 0 and paid_minor);

-- A ticket's share of its booking's total, and the tax in it. The shares add up to the total.
alter table ticket add column paid_minor bigint default 0 not null;
alter table ticket add column tax_minor bigint default 0 not null;
alter table ticket add constraint ticket_amounts_not_negative check (paid_minor >= 0 and tax_minor between 0 and paid_minor);

create sequence payment_ids;

-- One attempt to pay a booking. state is what others read; phase says where the attempt stands with its provider.
-- purpose 'surplus': money that came for a booking that needs none, and goes back.
create table payment (
    id             bigint                   primary key,
    booking_id     bigint                   not null,
    attempt        integer                  not null,
    provider       varchar(20)              not null,
    method         varchar(20)              not null,
    test_mode      boolean                  not null,
    amount_minor   bigint                   not null,
    currency       varchar(3)               not null,
    state          varchar(20)              not null,
    phase          varchar(20)              not null,
    purpose        varchar(20)              not null,
    provider_ref   varchar(255),
    action_url     varchar(2000),
    refunded_minor bigint default 0         not null,
    reason         varchar(100),
    card           varchar(4),
    created_at     timestamp with time zone not null,
    succeeded_at   timestamp with time zone,
    next_check_at  timestamp with time zone,
    checks         integer default 0        not null,
    looked_at      timestamp with time zone,
    constraint payment_of_known_booking foreign key (booking_id) references booking (id),
    constraint payment_attempt_once unique (booking_id, attempt),
    constraint payment_ref_once unique (provider, provider_ref),
    constraint payment_amount_positive check (amount_minor > 0),
    constraint payment_refunded_within_amount check (refunded_minor between 0 and amount_minor),
    constraint payment_state_known check (state in ('pending', 'succeeded', 'failed', 'refunded')),
    constraint payment_phase_known check (phase in ('created', 'action_required', 'unknown', 'closing', 'succeeded', 'failed', 'stuck')),
    constraint payment_purpose_known check (purpose in ('booking', 'surplus'))
);
create index payment_check on payment (next_check_at);

-- At most one attempt of a booking can be charged at a time.
create table open_payment (
    booking_id bigint primary key,
    payment_id bigint not null,
    constraint open_payment_once unique (payment_id),
    constraint open_payment_of_known_payment foreign key (payment_id) references payment (id)
);

-- What providers have told. It is a hint to look, and never believed; the key makes a repeat harmless.
create table provider_event (
    provider    varchar(20)              not null,
    event_id    varchar(255)             not null,
    kind        varchar(100)             not null,
    ref         varchar(255),
    received_at timestamp with time zone not null,
    done_at     timestamp with time zone,
    outcome     varchar(100),
    primary key (provider, event_id)
);

-- The memory of the simulated provider, which it writes in a transaction of its own: it knows what it charged
-- even if this service was killed before it heard.
create table simulated_charge (
    idempotency_key varchar(100)             primary key,
    ref             varchar(100)             not null,
    kind            varchar(20)              not null,
    of_ref          varchar(100),
    amount_minor    bigint                   not null,
    currency        varchar(3)               not null,
    state           varchar(20)              not null,
    reason          varchar(100),
    card            varchar(4),
    title           varchar(300),
    return_url      varchar(2000),
    created_at      timestamp with time zone not null,
    constraint simulated_charge_ref_once unique (ref)
);

create sequence refund_ids;

-- Money on its way back. state is what others read; phase says where it stands with the provider.
create table refund (
    id             bigint                   primary key,
    booking_id     bigint                   not null,
    payment_id     bigint                   not null,
    amount_minor   bigint                   not null,
    fee_kept_minor bigint default 0         not null,
    currency       varchar(3)               not null,
    ticket_ids     varchar(8000)            not null,
    state          varchar(20)              not null,
    phase          varchar(20)              not null,
    reason         varchar(500),
    decision       varchar(500),
    asked_by       varchar(254)             not null,
    decided_by     varchar(254),
    provider_ref   varchar(255),
    last_error     varchar(255),
    created_at     timestamp with time zone not null,
    decided_at     timestamp with time zone,
    done_at        timestamp with time zone,
    next_try_at    timestamp with time zone,
    tries          integer default 0        not null,
    constraint refund_of_known_booking foreign key (booking_id) references booking (id),
    constraint refund_of_known_payment foreign key (payment_id) references payment (id),
    constraint refund_amounts_not_negative check (amount_minor >= 0 and fee_kept_minor >= 0),
    constraint refund_state_known check (state in ('requested', 'completed', 'rejected')),
    constraint refund_phase_known check (phase in ('asked', 'approved', 'sending', 'at_provider', 'stuck', 'done', 'refused'))
);
create index refund_of_booking on refund (booking_id);
create index refund_next_try on refund (next_try_at);
