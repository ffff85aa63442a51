package dev.marquee.ticket.backoffice;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class BookingPageOnPostgresTest extends BookingPageContract {}
