package dev.marquee.ticket.hold;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ReservationAlarmOnPostgresTest extends ReservationAlarmContract {}
