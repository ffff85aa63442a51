package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnH2;

@OnH2
class SupervisorPinOnH2Test extends SupervisorPinContract {}
