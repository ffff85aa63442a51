-- Files that come with a mail, such as its receipt. They go with the mail.
create table mail_attachment (
    mail_id    bigint       not null,
    position   integer      not null,
    file_name  varchar(200) not null,
    media_type varchar(100) not null,
    content    bytea        not null,
    primary key (mail_id, position),
    constraint mail_attachment_is_of_a_mail foreign key (mail_id) references mail (id) on delete cascade
);
