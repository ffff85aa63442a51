package dev.marquee.ticket.legacy;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ReservationOnPostgresTest extends ReservationContract {}
