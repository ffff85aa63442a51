package dev.marquee.ticket.waitlist;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class WaitlistApiOnPostgresTest extends WaitlistApiContract {}
