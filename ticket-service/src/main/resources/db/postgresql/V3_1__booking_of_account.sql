-- Most bookings are made by guests, and cost nothing here.
create index booking_of_account on booking (account_id) where account_id is not null;
