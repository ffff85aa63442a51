package dev.marquee.ticket.audience;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class AudienceOnPostgresTest extends AudienceContract {}
