-- Whose customers they are, and by which addresses they are known. Book 0 is the house's: what staff added, and every organiser sees.
-- Any other positive book holds the buyers of the organiser with that id; -1 holds those who came without one, whom only admins and support see.
create table customer_address (
    book        bigint       not null,
    email_key   varchar(255) not null,
    customer_id bigint       not null,
    email       varchar(254) not null,
    constraint customer_address_is_one_customers_in_a_book primary key (book, email_key),
    constraint customer_address_is_a_customers foreign key (customer_id) references customer (id) on delete cascade
);
create index customer_address_by_customer on customer_address (customer_id, book);
create index customer_address_by_key on customer_address (email_key);
insert into customer_address (book, email_key, customer_id, email)
select 0, email_key, id, email from customer;

-- One address may now be the house's customer and an organiser's buyer.
alter table customer drop constraint customer_has_an_address_of_its_own;
alter table customer alter column email set data type varchar(254);
alter table customer add column origin varchar(10) default 'staff' not null;
alter table customer add column added_by bigint;
alter table customer add column version bigint default 0 not null;
alter table customer add column erased_at timestamp with time zone;
alter table customer add constraint customer_origin_is_known check (origin = any (array ['staff', 'import', 'buyer']));

-- Folded for searching, sorting and for finding who stands there twice; filled by what comes next.
alter table customer add column name_key varchar(200) default '' not null;
alter table customer add column phone_key varchar(20) default '' not null;
alter table customer add column address_key varchar(250) default '' not null;
alter table customer add column search_key varchar(4000) default '' not null;

-- Where a customer is now that was merged into another one.
create table customer_moved (
    from_id  bigint                   primary key,
    to_id    bigint                   not null,
    moved_at timestamp with time zone not null,
    constraint customer_moved_to_a_customer foreign key (to_id) references customer (id) on delete cascade
);
create index customer_moved_by_target on customer_moved (to_id);

-- Two who look alike and are not the same, as somebody said.
create table customer_distinct (
    first_id  bigint not null,
    second_id bigint not null,
    constraint customer_distinct_pk primary key (first_id, second_id),
    constraint customer_distinct_once check (first_id < second_id),
    constraint customer_distinct_first foreign key (first_id) references customer (id) on delete cascade,
    constraint customer_distinct_second foreign key (second_id) references customer (id) on delete cascade
);
create index customer_distinct_by_second on customer_distinct (second_id);
