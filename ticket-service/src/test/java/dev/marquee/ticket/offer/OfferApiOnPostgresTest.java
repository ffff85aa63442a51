package dev.marquee.ticket.offer;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class OfferApiOnPostgresTest extends OfferApiContract {}
