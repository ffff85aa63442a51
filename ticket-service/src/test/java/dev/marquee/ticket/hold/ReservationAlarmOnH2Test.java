package dev.marquee.ticket.hold;

import dev.marquee.ticket.OnH2;

@OnH2
class ReservationAlarmOnH2Test extends ReservationAlarmContract {}
