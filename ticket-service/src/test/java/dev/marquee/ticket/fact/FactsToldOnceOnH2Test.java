package dev.marquee.ticket.fact;

import dev.marquee.ticket.OnH2;

@OnH2
class FactsToldOnceOnH2Test extends FactsToldOnceContract {}
