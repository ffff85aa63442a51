package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class IdempotencyPurgeOnPostgresTest extends IdempotencyPurgeContract {}
