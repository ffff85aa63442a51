-- The staff finds names by the beginnings of their words, without accents. The expression is that of NameSearch, to the letter.
-- What waits to be put into the index is kept short, so that no batch of bookings has much of it to do.
create index booking_words on booking using gin (to_tsvector('simple', translate(regexp_replace(normalize(lower(buyer_name), NFKD), '[\u0300-\u036F]', '', 'g'), '<>()[]{}@.,:;/&+_|=*!?"''-đłøı', '                         dloi')))
    with (gin_pending_list_limit = 256);
create index ticket_words on ticket using gin (to_tsvector('simple', translate(regexp_replace(normalize(lower(attendee_name), NFKD), '[\u0300-\u036F]', '', 'g'), '<>()[]{}@.,:;/&+_|=*!?"''-đłøı', '                         dloi')))
    where attendee_name is not null;

-- Serves a whole address as before, and its beginning too.
drop index booking_of_buyer;
create index booking_of_buyer on booking (buyer_email text_pattern_ops);
