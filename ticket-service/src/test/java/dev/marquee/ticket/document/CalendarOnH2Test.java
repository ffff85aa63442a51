package dev.marquee.ticket.document;

import dev.marquee.ticket.OnH2;

@OnH2
class CalendarOnH2Test extends CalendarContract {}
