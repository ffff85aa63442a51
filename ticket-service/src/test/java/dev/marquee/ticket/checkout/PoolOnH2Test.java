package dev.marquee.ticket.checkout;

import dev.marquee.ticket.OnH2;

@OnH2
class PoolOnH2Test extends PoolContract {}
