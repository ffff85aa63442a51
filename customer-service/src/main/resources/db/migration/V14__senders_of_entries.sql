-- Who wrote an entry by mail from another address than the requester's, so that it is found when that person is forgotten or asks for what is stored. Null for all others.
alter table complaint_entry add column sender_key varchar(255);
update complaint_entry set sender_key = (
    select max(m.sender_key) from complaint_mail m
    where m.complaint_id = complaint_entry.complaint_id and m.verdict = 'accepted' and m.sender_key <> ''
      and right(complaint_entry.author_name, length(m.sender) + 2) = '(' || m.sender || ')')
where via = 'mail' and author = 'requester' and author_id is null and author_name like '%(%)';
create index complaint_entry_by_sender on complaint_entry (sender_key);
