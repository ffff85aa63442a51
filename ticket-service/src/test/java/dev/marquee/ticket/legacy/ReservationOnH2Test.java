package dev.marquee.ticket.legacy;

import dev.marquee.ticket.OnH2;

@OnH2
class ReservationOnH2Test extends ReservationContract {}
