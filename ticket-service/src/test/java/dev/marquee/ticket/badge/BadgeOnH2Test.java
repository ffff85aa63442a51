package dev.marquee.ticket.badge;

import dev.marquee.ticket.OnH2;

@OnH2
class BadgeOnH2Test extends BadgeContract {}
