package dev.marquee.ticket.calendar;

import dev.marquee.ticket.OnH2;

@OnH2
class OwnCalendarOnH2Test extends OwnCalendarContract {}
