package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnH2;

@OnH2
class RosterOnH2Test extends RosterContract {}
