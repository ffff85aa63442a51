package dev.marquee.ticket.payment;

import dev.marquee.ticket.OnH2;

@OnH2
class MoneyWebhooksOnH2Test extends MoneyWebhooksContract {}
