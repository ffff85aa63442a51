package dev.marquee.ticket.delivery;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class BookingLanguageOnPostgresTest extends BookingLanguageContract {}
