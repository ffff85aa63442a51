package dev.marquee.ticket.hold;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ReservationAlarmOnPostgresTest extends ReservationAlarmContract {}
