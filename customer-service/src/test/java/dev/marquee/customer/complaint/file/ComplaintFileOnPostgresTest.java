package dev.marquee.customer.complaint.file;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class ComplaintFileOnPostgresTest extends ComplaintFileContract {}
