package dev.marquee.ticket.erasure;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ErasureOnPostgresTest extends ErasureContract {}
