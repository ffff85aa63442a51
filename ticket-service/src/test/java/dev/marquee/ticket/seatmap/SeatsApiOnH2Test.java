package dev.marquee.ticket.seatmap;

import dev.marquee.ticket.OnH2;

@OnH2
class SeatsApiOnH2Test extends SeatsApiContract {}
