package dev.marquee.ticket.journal;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class JournalOnPostgresTest extends JournalContract {}
