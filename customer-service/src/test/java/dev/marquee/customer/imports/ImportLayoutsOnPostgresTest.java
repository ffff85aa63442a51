package dev.marquee.customer.imports;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class ImportLayoutsOnPostgresTest extends ImportLayoutsContract {}
