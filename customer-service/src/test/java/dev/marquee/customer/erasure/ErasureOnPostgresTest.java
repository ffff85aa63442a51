package dev.marquee.customer.erasure;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class ErasureOnPostgresTest extends ErasureContract {}
