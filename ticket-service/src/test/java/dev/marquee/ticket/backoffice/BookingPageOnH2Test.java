package dev.marquee.ticket.backoffice;

import dev.marquee.ticket.OnH2;

@OnH2
class BookingPageOnH2Test extends BookingPageContract {}
