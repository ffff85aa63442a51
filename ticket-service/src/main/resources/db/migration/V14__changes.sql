-- When staff said that nobody came with a ticket. It stays what it is, and loses the mark when it is scanned after all.
alter table ticket add column no_show_at timestamp with time zone;
alter table ticket add constraint ticket_no_show_did_not_come check (no_show_at is null or status <> 'used');

create sequence ticket_change_ids;

-- Staff gave tickets of a booking another type, or ask its buyer to pay the difference first (open). amount_minor is what the
-- buyer pays more, or gets back where it is negative; what was waived or kept is not in it.
create table ticket_change (
    id             bigint                   primary key,
    booking_id     bigint                   not null,
    event_id       bigint                   not null,
    ticket_type_id bigint                   not null,
    difference     varchar(20)              not null,
    amount_minor   bigint                   not null,
    currency       varchar(3)               not null,
    state          varchar(20)              not null,
    reason         varchar(500),
    changed_by     varchar(254)             not null,
    created_at     timestamp with time zone not null,
    ended_at       timestamp with time zone,
    new_booking_id bigint,
    constraint ticket_change_of_known_booking foreign key (booking_id) references booking (id),
    constraint ticket_change_made_known_booking foreign key (new_booking_id) references booking (id),
    constraint ticket_change_difference_known check (difference in ('none', 'ask', 'waive', 'give_back', 'keep')),
    constraint ticket_change_state_known check (state in ('open', 'done', 'withdrawn', 'failed')),
    constraint ticket_change_amount_fits check ((difference = 'ask' and amount_minor > 0) or (difference = 'give_back' and amount_minor < 0)
        or (difference not in ('ask', 'give_back') and amount_minor = 0)),
    constraint ticket_change_ends check ((state = 'open') = (ended_at is null))
);
create index ticket_change_of_booking on ticket_change (booking_id);
create index ticket_change_made_booking on ticket_change (new_booking_id);

-- What each of its tickets cost before and costs after it.
create table ticket_change_line (
    change_id        bigint  not null,
    ticket_id        bigint  not null,
    type_before      bigint  not null,
    price_before     bigint  not null,
    discount_before  bigint  not null,
    paid_before      bigint  not null,
    tax_before       bigint  not null,
    rate_before      integer not null,
    price_after      bigint  not null,
    discount_after   bigint  not null,
    paid_after       bigint  not null,
    tax_after        bigint  not null,
    rate_after       integer not null,
    new_ticket_id    bigint,
    primary key (change_id, ticket_id),
    constraint ticket_change_line_of_change foreign key (change_id) references ticket_change (id),
    constraint ticket_change_line_of_ticket foreign key (ticket_id) references ticket (id),
    constraint ticket_change_line_new_ticket foreign key (new_ticket_id) references ticket (id)
);

-- What a change leads to: a payment of the difference, or refunds.
alter table payment add column change_id bigint;
alter table payment add constraint payment_of_known_change foreign key (change_id) references ticket_change (id);
alter table refund add column change_id bigint;
alter table refund add constraint refund_of_known_change foreign key (change_id) references ticket_change (id);

-- A refund that is more than is left of one payment goes back to several: further parts name the first.
alter table refund add column part_of bigint;
alter table refund add constraint refund_part_of_known_refund foreign key (part_of) references refund (id);
