package dev.marquee.ticket.calendar;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class OwnCalendarOnPostgresTest extends OwnCalendarContract {}
