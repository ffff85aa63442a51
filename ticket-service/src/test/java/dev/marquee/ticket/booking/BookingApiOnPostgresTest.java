package dev.marquee.ticket.booking;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class BookingApiOnPostgresTest extends BookingApiContract {}
