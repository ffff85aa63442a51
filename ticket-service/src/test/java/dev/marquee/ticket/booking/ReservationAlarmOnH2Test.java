package dev.marquee.ticket.booking;

import dev.marquee.ticket.OnH2;

@OnH2
class ReservationAlarmOnH2Test extends ReservationAlarmContract {}
