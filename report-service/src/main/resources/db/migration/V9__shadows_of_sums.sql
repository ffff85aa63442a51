-- The sums of open days, made again from the facts, to be compared with those that are shown.
create table shadow_day (
    scope    varchar(9)  not null,
    scope_id bigint      not null,
    kind     varchar(20) not null,
    dim      varchar(10) not null,
    on_day   date        not null,
    val      varchar(60) not null,
    currency varchar(3)  not null,
    n        bigint      not null,
    qty      bigint      not null,
    amount   bigint      not null,
    discount bigint      not null,
    fee      bigint      not null,
    tax      bigint      not null,
    constraint shadow_day_key primary key (scope, scope_id, kind, dim, on_day, val, currency)
);

create table shadow_quarter (
    scope     varchar(9)               not null,
    scope_id  bigint                   not null,
    kind      varchar(20)              not null,
    dim       varchar(10)              not null,
    starts_at timestamp with time zone not null,
    val       varchar(60)              not null,
    currency  varchar(3)               not null,
    n         bigint                   not null,
    qty       bigint                   not null,
    amount    bigint                   not null,
    discount  bigint                   not null,
    fee       bigint                   not null,
    tax       bigint                   not null,
    constraint shadow_quarter_key primary key (scope, scope_id, kind, dim, starts_at, val, currency)
);
