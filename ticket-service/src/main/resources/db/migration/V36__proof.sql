-- Whether everybody may read the counts of the event's last check.
alter table sale_terms add column proof_page boolean default false not null;
