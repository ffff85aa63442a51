package dev.marquee.ticket.privacy;

import dev.marquee.ticket.OnH2;

@OnH2
class EndedWaitingOnH2Test extends EndedWaitingContract {}
