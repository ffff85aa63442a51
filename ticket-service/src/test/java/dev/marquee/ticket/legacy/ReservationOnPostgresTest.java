package dev.marquee.ticket.legacy;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ReservationOnPostgresTest extends ReservationContract {}
