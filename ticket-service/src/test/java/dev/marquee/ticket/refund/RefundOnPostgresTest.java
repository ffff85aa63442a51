package dev.marquee.ticket.refund;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class RefundOnPostgresTest extends RefundContract {}
