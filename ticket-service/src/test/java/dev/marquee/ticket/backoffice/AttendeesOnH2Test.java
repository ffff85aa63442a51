package dev.marquee.ticket.backoffice;

import dev.marquee.ticket.OnH2;

@OnH2
class AttendeesOnH2Test extends AttendeesContract {}
