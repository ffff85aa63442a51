package dev.marquee.ticket.journal;

import dev.marquee.ticket.OnH2;

@OnH2
class JournalOnH2Test extends JournalContract {}
