package dev.marquee.ticket.journal;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class JournalOnPostgresTest extends JournalContract {}
