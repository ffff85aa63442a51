package dev.marquee.ticket.refund;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class RefundOnPostgresTest extends RefundContract {}
