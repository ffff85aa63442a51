package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class WaitlistApiOnPostgresTest extends WaitlistApiContract {}
