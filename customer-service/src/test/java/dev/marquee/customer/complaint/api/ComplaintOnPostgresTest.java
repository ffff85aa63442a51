package dev.marquee.customer.complaint.api;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ComplaintOnPostgresTest extends ComplaintContract {}
