-- Who has an address is read from the index alone.
drop index customer_address_by_key;
create index customer_address_by_key on customer_address (email_key, customer_id);
