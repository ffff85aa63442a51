package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class IdempotencyPurgeOnPostgresTest extends IdempotencyPurgeContract {}
