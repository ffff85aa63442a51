package dev.marquee.ticket.offer;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class OfferApiOnPostgresTest extends OfferApiContract {}
