package dev.marquee.ticket.booking;

import dev.marquee.ticket.OnH2;

@OnH2
class IdempotencyPurgeOnH2Test extends IdempotencyPurgeContract {}
