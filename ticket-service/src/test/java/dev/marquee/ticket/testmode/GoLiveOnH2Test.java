package dev.marquee.ticket.testmode;

import dev.marquee.ticket.OnH2;

@OnH2
class GoLiveOnH2Test extends GoLiveContract {}
