package dev.marquee.customer.complaint.api;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class HoursOfWorkOnPostgresTest extends HoursOfWorkContract {}
