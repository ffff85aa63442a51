package dev.marquee.ticket.payment;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class MoneyWebhooksOnPostgresTest extends MoneyWebhooksContract {}
