package dev.marquee.ticket.reservation;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ReservationOnPostgresTest extends ReservationContract {}
