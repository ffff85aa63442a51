package dev.marquee.customer.complaint.mail;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class ComplaintMailOnPostgresTest extends ComplaintMailContract {}
