package dev.marquee.ticket.payment;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class OfflineOnPostgresTest extends OfflineContract {}
