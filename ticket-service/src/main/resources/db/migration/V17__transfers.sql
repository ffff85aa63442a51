-- Whose the tickets of an event are, as its organiser says; what was there before is as an event that says nothing.
alter table sale_terms add column holder_names varchar(20) default 'none' not null;
alter table sale_terms add column mails_holders boolean default true not null;
alter table sale_terms add column max_transfers integer default 2 not null;
alter table sale_terms add column transfer_until_hours integer default 0 not null;
alter table sale_terms add column buyer_cancels_transferred boolean default true not null;
alter table sale_terms add constraint sale_terms_holder_names_known check (holder_names in ('none', 'optional', 'required'));

-- Where the holder of a ticket is written to; renamed: its buyer has corrected the name of the holder, which can be done once.
alter table ticket add column attendee_email varchar(254);
alter table ticket add column renamed boolean default false not null;

-- A ticket is offered to somebody, who has until expires_at to take it. open_ticket_id is the ticket as long as that is undecided:
-- one offer of a ticket at a time. revision is the ticket's once it is accepted.
create sequence ticket_transfer_ids;
create table ticket_transfer (
    id             bigint                   primary key,
    ticket_id      bigint                   not null,
    booking_id     bigint                   not null,
    open_ticket_id bigint,
    revision       integer                  not null,
    from_name      varchar(100)             not null,
    from_email     varchar(254)             not null,
    to_name        varchar(100)             not null,
    to_email       varchar(254)             not null,
    state          varchar(20)              not null,
    created_at     timestamp with time zone not null,
    expires_at     timestamp with time zone not null,
    ended_at       timestamp with time zone,
    constraint ticket_transfer_of_known_ticket foreign key (ticket_id) references ticket (id),
    constraint ticket_transfer_of_known_booking foreign key (booking_id) references booking (id),
    constraint ticket_transfer_one_open unique (open_ticket_id),
    constraint ticket_transfer_state_known check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
    constraint ticket_transfer_open_is_open check ((state = 'open') = (open_ticket_id is not null) and (state = 'open') = (ended_at is null)),
    constraint ticket_transfer_revision_positive check (revision > 0)
);
create index ticket_transfer_of_ticket on ticket_transfer (ticket_id);
create index ticket_transfer_of_booking on ticket_transfer (booking_id);
create index ticket_transfer_to on ticket_transfer (to_email, created_at);
create index ticket_of_attendee on ticket (attendee_email);
