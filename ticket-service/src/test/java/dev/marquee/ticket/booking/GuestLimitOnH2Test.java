package dev.marquee.ticket.booking;

import dev.marquee.ticket.OnH2;

@OnH2
class GuestLimitOnH2Test extends GuestLimitContract {}
