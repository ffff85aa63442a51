package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.OnH2;

@OnH2
class WaitlistApiOnH2Test extends WaitlistApiContract {}
