-- How many links an address got is counted across accounts.
create index account_link_email on account_link (email);
