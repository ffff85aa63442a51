package dev.marquee.ticket.backoffice;

import dev.marquee.ticket.OnH2;

@OnH2
class BookingListOnH2Test extends BookingListContract {}
