package dev.marquee.ticket.seatmap;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class SeatsApiOnPostgresTest extends SeatsApiContract {}
