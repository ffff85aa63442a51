package dev.marquee.ticket.noshow;

import dev.marquee.ticket.OnH2;

@OnH2
class NoShowOnH2Test extends NoShowContract {}
