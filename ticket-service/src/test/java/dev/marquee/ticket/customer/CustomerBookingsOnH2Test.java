package dev.marquee.ticket.customer;

import dev.marquee.ticket.OnH2;

@OnH2
class CustomerBookingsOnH2Test extends CustomerBookingsContract {}
