-- How an event may be paid: card, bank-transfer and cash, with commas between. Whoever transfers has so many days, and reads
-- the bank details.
alter table sale_terms add column pay_methods varchar(60) default 'card' not null;
alter table sale_terms add column transfer_days integer default 7 not null;
alter table sale_terms add column bank_details varchar(1000);
alter table sale_terms add constraint sale_terms_transfer_days_sensible check (transfer_days between 1 and 60);

-- A blocked ticket admits nobody until somebody decides about it.
alter table ticket add column blocked_at timestamp with time zone;
alter table ticket add column blocked_why varchar(40);
alter table ticket add constraint ticket_blocked_for_a_reason check ((blocked_at is null) = (blocked_why is null));

create sequence bank_import_ids;

-- A file of a bank. Its content is kept until it is booked. organizer_id: whose events it is about; null for all.
create table bank_import (
    id           bigint                   primary key,
    file_name    varchar(255)             not null,
    currency     varchar(3)               not null,
    imported_by  varchar(254)             not null,
    organizer_id bigint,
    imported_at  timestamp with time zone not null,
    booked_at    timestamp with time zone,
    content      text
);

-- What its lines said when it was booked, and what came of that.
create table bank_line (
    import_id    bigint                   not null,
    line         integer                  not null,
    booked_on    varchar(30),
    amount       varchar(40)              not null,
    payer        varchar(200),
    purpose      varchar(500)             not null,
    payment_id   bigint,
    outcome      varchar(40)              not null,
    primary key (import_id, line),
    constraint bank_line_of_an_import foreign key (import_id) references bank_import (id) on delete cascade,
    constraint bank_line_of_known_payment foreign key (payment_id) references payment (id)
);
create index bank_line_payment on bank_line (payment_id);

-- Money that was booked from a file: each line of a bank once, in whatever file it stands.
create table bank_money (
    fingerprint varchar(64)              primary key,
    payment_id  bigint                   not null,
    booked_at   timestamp with time zone not null,
    constraint bank_money_of_known_payment foreign key (payment_id) references payment (id)
);

create sequence outside_money_ids;

-- Money that moved at a provider without this service: what was paid under a reference that is not known here, what was given back
-- there, and what a buyer disputes. Staff decide what it means.
create table outside_money (
    id           bigint                   primary key,
    provider     varchar(20)              not null,
    kind         varchar(20)              not null,
    ref          varchar(255)             not null,
    payment_id   bigint,
    amount_minor bigint                   not null,
    currency     varchar(3)               not null,
    provider_says varchar(20)             not null,
    created_at   timestamp with time zone not null,
    decided_at   timestamp with time zone,
    decided_by   varchar(254),
    decision     varchar(20),
    note         varchar(500),
    constraint outside_money_once unique (provider, kind, ref),
    constraint outside_money_of_known_payment foreign key (payment_id) references payment (id),
    constraint outside_money_kind_known check (kind in ('payment', 'refund', 'dispute')),
    constraint outside_money_decision_known check (decision in ('keep', 'void', 'noted'))
);
create index outside_money_open on outside_money (decided_at);
