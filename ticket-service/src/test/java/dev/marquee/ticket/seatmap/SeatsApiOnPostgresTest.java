package dev.marquee.ticket.seatmap;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class SeatsApiOnPostgresTest extends SeatsApiContract {}
