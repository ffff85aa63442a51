package dev.marquee.customer.complaint.file;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class ComplaintFileOnPostgresTest extends ComplaintFileContract {}
