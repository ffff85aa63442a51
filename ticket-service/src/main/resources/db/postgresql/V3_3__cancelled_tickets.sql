-- The few tickets that figures subtract. Selling writes nothing here.
create index ticket_cancelled on ticket (booking_id) where status = 'cancelled';
