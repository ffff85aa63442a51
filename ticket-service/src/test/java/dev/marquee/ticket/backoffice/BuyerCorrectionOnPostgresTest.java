package dev.marquee.ticket.backoffice;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class BuyerCorrectionOnPostgresTest extends BuyerCorrectionContract {}
