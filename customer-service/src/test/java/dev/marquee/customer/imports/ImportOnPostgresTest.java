package dev.marquee.customer.imports;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ImportOnPostgresTest extends ImportContract {}
