create index booking_of_account on booking (account_id);
