package dev.marquee.ticket.desk;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class BuyerCorrectionOnPostgresTest extends BuyerCorrectionContract {}
