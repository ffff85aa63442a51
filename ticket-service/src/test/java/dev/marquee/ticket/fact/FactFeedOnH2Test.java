package dev.marquee.ticket.fact;

import dev.marquee.ticket.OnH2;

@OnH2
class FactFeedOnH2Test extends FactFeedContract {}
