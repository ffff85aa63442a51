-- The tax rate that a ticket was sold with, in hundredths of a percent: its type's may change later.
alter table ticket add column tax_rate_bp integer default 0 not null;
update ticket set tax_rate_bp = coalesce(
    (select y.tax_rate_bp from ticket_type y where y.event_id = ticket.event_id and y.id = ticket.ticket_type_id), 0)
where paid_minor > 0;

-- What an organiser's receipts say of the seller.
create table seller (
    organizer_id  bigint                   primary key,
    name          varchar(200)             not null,
    address       varchar(500)             not null,
    country       varchar(2)               not null,
    tax_number    varchar(50),
    number_prefix varchar(10)              not null,
    footer        varchar(300),
    time_zone     varchar(50)              not null,
    updated_at    timestamp with time zone not null
);

-- A company that a booking is invoiced to. Apart from the booking: hardly any has one.
create table invoice_address (
    booking_id bigint                   primary key,
    company    varchar(200)             not null,
    address    varchar(500)             not null,
    country    varchar(2)               not null,
    tax_number varchar(50),
    updated_at timestamp with time zone not null,
    constraint invoice_address_of_known_booking foreign key (booking_id) references booking (id)
);

-- The last number that an organiser's receipts have in a year. Unlike a sequence, a transaction that fails takes none.
create table receipt_series (
    organizer_id bigint  not null,
    series_year  integer not null,
    last_number  integer not null,
    primary key (organizer_id, series_year),
    constraint receipt_series_counts_up check (last_number >= 0)
);

create sequence receipt_ids;

-- What was said when money came or went back. Nothing of it changes but the buyer's name, if the buyer is erased.
create table receipt (
    id            bigint                   primary key,
    organizer_id  bigint                   not null,
    series_year   integer                  not null,
    series_number integer                  not null,
    number        varchar(40)              not null,
    kind          varchar(20)              not null,
    booking_id    bigint                   not null,
    payment_id    bigint,
    refund_id     bigint,
    currency      varchar(3)               not null,
    total_minor   bigint                   not null,
    tax_minor     bigint                   not null,
    buyer_name    varchar(200),
    content       text                     not null,
    issued_at     timestamp with time zone not null,
    constraint receipt_number_once unique (organizer_id, series_year, series_number),
    constraint receipt_of_payment_once unique (payment_id),
    constraint receipt_of_refund_once unique (refund_id),
    constraint receipt_of_known_booking foreign key (booking_id) references booking (id),
    constraint receipt_of_known_payment foreign key (payment_id) references payment (id),
    constraint receipt_of_known_refund foreign key (refund_id) references refund (id),
    constraint receipt_kind_known check (kind in ('receipt', 'invoice', 'credit-note')),
    constraint receipt_is_of_payment_or_refund check (
        (kind = 'credit-note') = (refund_id is not null) and (refund_id is null) = (payment_id is not null)),
    constraint receipt_amounts_not_negative check (total_minor >= 0 and tax_minor between 0 and total_minor)
);
create index receipt_of_booking on receipt (booking_id);

-- Money is read by the time at which it came and went.
create index payment_succeeded on payment (succeeded_at);
create index refund_done on refund (done_at);
