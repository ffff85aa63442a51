package dev.marquee.ticket.audience;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class AudienceOnPostgresTest extends AudienceContract {}
