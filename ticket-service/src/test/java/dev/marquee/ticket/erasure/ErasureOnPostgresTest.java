package dev.marquee.ticket.erasure;

import dev.marquee.ticket.OnPostgres;

@OnPostgres
class ErasureOnPostgresTest extends ErasureContract {}
