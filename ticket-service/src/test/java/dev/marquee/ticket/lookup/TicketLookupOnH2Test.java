package dev.marquee.ticket.lookup;

import dev.marquee.ticket.OnH2;

@OnH2
class TicketLookupOnH2Test extends TicketLookupContract {}
