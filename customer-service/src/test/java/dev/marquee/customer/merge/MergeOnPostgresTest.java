package dev.marquee.customer.merge;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class MergeOnPostgresTest extends MergeContract {}
