-- What a mail says, apart from the row that is claimed and retried: each attempt writes that row twice, and its text with it.
create table mail_content (
    mail_id bigint primary key,
    data    text not null,
    constraint mail_content_is_of_a_mail foreign key (mail_id) references mail (id) on delete cascade
);
insert into mail_content (mail_id, data) select id, data from mail;
alter table mail drop column data;
