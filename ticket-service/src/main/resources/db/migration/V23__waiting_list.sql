-- How many tickets those want who wait for any type of the event, or for that type: nobody else gets a ticket that is free for them.
-- Both change only while the event's inventory is locked.
alter table inventory add column wanted_any integer default 0 not null;
alter table inventory add constraint inventory_wanted_not_negative check (wanted_any >= 0);
alter table ticket_type add column wanted integer default 0 not null;
alter table ticket_type add constraint ticket_type_wanted_not_negative check (wanted >= 0);
create index inventory_wanted on inventory (wanted_any);
create index ticket_type_wanted on ticket_type (wanted);

create sequence waiting_entry_ids;

-- Who waits for tickets of an event. ticket_type_id null: of any type. place: in the order of joining. open_key is there while the
-- entry waits or is offered tickets: one of an address and type at a time. short_since: since when some of its tickets are kept
-- for it, but not all. offered_*: the hold that its tickets are offered by, the last one if there were several. skips: how many
-- offers ran out.
create table waiting_entry (
    id                 bigint                   primary key,
    event_id           bigint                   not null,
    ticket_type_id     bigint,
    quantity           integer                  not null,
    name               varchar(100)             not null,
    email              varchar(254)             not null,
    quota_email        varchar(254)             not null,
    state              varchar(20)              not null,
    place              bigint                   not null,
    open_key           varchar(320),
    created_at         timestamp with time zone not null,
    confirmed_at       timestamp with time zone,
    short_since        timestamp with time zone,
    offered_booking_id bigint,
    offered_quantity   integer,
    offered_at         timestamp with time zone,
    offered_until      timestamp with time zone,
    offered_by         varchar(254),
    offer_reason       varchar(500),
    skips              integer default 0        not null,
    ended_at           timestamp with time zone,
    ended_because      varchar(40),
    constraint waiting_entry_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint waiting_entry_one_open unique (open_key),
    constraint waiting_entry_state_known check (state in ('unconfirmed', 'waiting', 'offered', 'taken', 'passed', 'left', 'closed')),
    constraint waiting_entry_open_has_key check ((state in ('waiting', 'offered')) = (open_key is not null)),
    constraint waiting_entry_offer_is_whole check (state <> 'offered' or (offered_booking_id is not null and offered_quantity is not null and offered_until is not null)),
    constraint waiting_entry_wants_something check (quantity >= 1)
);
create index waiting_entry_of_event on waiting_entry (event_id, state, place);
create index waiting_entry_of_booking on waiting_entry (offered_booking_id);
create index waiting_entry_of_email on waiting_entry (email, created_at);

-- What an organiser says of the list of an event; what no row says is as the defaults are.
create table waiting_rules (
    event_id       bigint                   primary key,
    enabled        boolean                  not null,
    offer_hours    integer                  not null,
    patience_hours integer                  not null,
    updated_at     timestamp with time zone not null,
    constraint waiting_rules_of_known_event foreign key (event_id) references sale_terms (event_id),
    constraint waiting_rules_hours_sensible check (offer_hours between 1 and 168 and patience_hours between 0 and 336)
);

-- The type whose tickets are offered to those who waited for a type that is no longer sold.
create table waiting_successor (
    event_id       bigint not null,
    ticket_type_id bigint not null,
    successor_id   bigint not null,
    primary key (event_id, ticket_type_id),
    constraint waiting_successor_of_known_type foreign key (event_id, ticket_type_id) references ticket_type (event_id, id),
    constraint waiting_successor_is_known_type foreign key (event_id, successor_id) references ticket_type (event_id, id)
);
