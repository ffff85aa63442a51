package dev.marquee.customer.erasure;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ErasureOnPostgresTest extends ErasureContract {}
