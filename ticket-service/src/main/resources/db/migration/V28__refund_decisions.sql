-- Decisions about refunds that came with a key: repeated with it, nothing more happens. Who sent it is told of the phases since.
create table refund_decision (
    name       varchar(100)             primary key,
    booking_id bigint                   not null,
    hash       varchar(64)              not null,
    refund_id  bigint,
    told       varchar(20)              not null,
    told_times integer                  not null,
    decided_at timestamp with time zone not null
);
create index refund_decision_by_news on refund_decision (told);
