package dev.marquee.ticket.live;

import dev.marquee.ticket.OnH2;

@OnH2
class LiveOnH2Test extends LiveContract {}
