package dev.marquee.ticket.export;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ExportsOnPostgresTest extends ExportsContract {}
