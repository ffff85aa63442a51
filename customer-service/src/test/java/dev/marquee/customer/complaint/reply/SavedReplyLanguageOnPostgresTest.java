package dev.marquee.customer.complaint.reply;

import dev.marquee.platform.test.OnPostgres;

@OnPostgres
class SavedReplyLanguageOnPostgresTest extends SavedReplyLanguageContract {}
