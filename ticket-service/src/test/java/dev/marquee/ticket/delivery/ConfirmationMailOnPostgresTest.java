package dev.marquee.ticket.delivery;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ConfirmationMailOnPostgresTest extends ConfirmationMailContract {}
