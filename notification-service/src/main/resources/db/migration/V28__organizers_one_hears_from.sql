-- The organisers who have written to an account's owner, and whether they may go on. name: as they were called the last time.
create table notification_organizer (
    user_id      bigint       not null,
    organizer_id bigint       not null,
    name         varchar(200) not null,
    enabled      boolean      not null,
    constraint notification_organizer_once primary key (user_id, organizer_id)
);
