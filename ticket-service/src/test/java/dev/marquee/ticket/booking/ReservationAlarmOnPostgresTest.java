package dev.marquee.ticket.booking;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ReservationAlarmOnPostgresTest extends ReservationAlarmContract {}
