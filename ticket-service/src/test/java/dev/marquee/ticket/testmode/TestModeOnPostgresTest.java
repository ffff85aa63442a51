package dev.marquee.ticket.testmode;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class TestModeOnPostgresTest extends TestModeContract {}
