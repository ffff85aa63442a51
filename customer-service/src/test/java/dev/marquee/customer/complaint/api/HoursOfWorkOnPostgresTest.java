package dev.marquee.customer.complaint.api;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class HoursOfWorkOnPostgresTest extends HoursOfWorkContract {}
