package dev.marquee.ticket.entry;

import dev.marquee.ticket.OnH2;

@OnH2
class ImportedTicketOnH2Test extends ImportedTicketContract {}
