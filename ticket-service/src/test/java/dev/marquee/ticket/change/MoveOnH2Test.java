package dev.marquee.ticket.change;

import dev.marquee.ticket.OnH2;

@OnH2
class MoveOnH2Test extends MoveContract {}
