package dev.marquee.ticket.offer;

import dev.marquee.ticket.OnH2;

@OnH2
class OfferApiOnH2Test extends OfferApiContract {}
