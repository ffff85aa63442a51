package dev.marquee.ticket.delivery;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ConfirmationMailOnPostgresTest extends ConfirmationMailContract {}
