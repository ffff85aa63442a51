package dev.marquee.ticket.eventchange;

import dev.marquee.ticket.OnH2;

@OnH2
class EventNewsOnH2Test extends EventNewsContract {}
