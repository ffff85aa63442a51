package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.OnH2;

@OnH2
class IdempotencyPurgeOnH2Test extends IdempotencyPurgeContract {}
