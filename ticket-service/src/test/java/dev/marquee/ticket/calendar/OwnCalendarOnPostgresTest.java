package dev.marquee.ticket.calendar;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class OwnCalendarOnPostgresTest extends OwnCalendarContract {}
