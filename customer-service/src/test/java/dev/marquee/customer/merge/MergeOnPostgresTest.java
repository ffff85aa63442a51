package dev.marquee.customer.merge;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class MergeOnPostgresTest extends MergeContract {}
