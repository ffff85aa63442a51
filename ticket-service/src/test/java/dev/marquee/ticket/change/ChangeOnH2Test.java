package dev.marquee.ticket.change;

import dev.marquee.ticket.OnH2;

@OnH2
class ChangeOnH2Test extends ChangeContract {}
