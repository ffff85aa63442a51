-- What mails are searched by, beside the mails: their words are long, and reading all of them for each letter that is typed takes seconds.
create table mail_search (
    mail_id bigint       primary key,
    kind    varchar(40)  not null,
    words   varchar(830) not null,
    constraint mail_search_is_of_a_mail foreign key (mail_id) references mail (id) on delete cascade
);
insert into mail_search (mail_id, kind, words) select id, kind, lower(recipient || ' ' || subject) from mail;
