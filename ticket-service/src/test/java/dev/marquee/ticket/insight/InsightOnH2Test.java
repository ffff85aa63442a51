package dev.marquee.ticket.insight;

import dev.marquee.ticket.OnH2;

@OnH2
class InsightOnH2Test extends InsightContract {}
