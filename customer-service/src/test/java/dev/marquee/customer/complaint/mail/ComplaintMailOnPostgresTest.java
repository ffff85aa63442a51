package dev.marquee.customer.complaint.mail;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ComplaintMailOnPostgresTest extends ComplaintMailContract {}
