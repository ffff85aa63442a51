package dev.marquee.ticket.refund;

import dev.marquee.ticket.OnH2;

@OnH2
class RefundOnH2Test extends RefundContract {}
