-- Readers who reported a message as spam: new until the message was paused for it, then counted. So who lets it go on is not stopped by the
-- same ones again.
alter table message_recipient add column complaint varchar(10);
alter table message_recipient add constraint message_recipient_complaint_known check (complaint = any (array ['new', 'counted']));

-- Who has a role, so that a notification to a role looks at its few accounts and not at all there are.
create table reader_role (
    role       varchar(40) not null,
    account_id bigint      not null,
    constraint reader_role_once primary key (role, account_id),
    constraint reader_role_of_a_reader foreign key (account_id) references reader (account_id) on delete cascade
);
create index reader_role_by_reader on reader_role (account_id);
insert into reader_role (role, account_id)
select r.role, a.account_id
from reader a join (values ('ADMIN'), ('ORGANIZER'), ('CUSTOMER'), ('ENTRY_MANAGER'), ('SUPPORT')) as r (role)
    on a.roles like '% ' || r.role || ' %'
where not a.closed;
