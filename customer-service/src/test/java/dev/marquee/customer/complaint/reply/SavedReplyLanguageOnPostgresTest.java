package dev.marquee.customer.complaint.reply;

import dev.marquee.customer.OnPostgres;

@OnPostgres
class SavedReplyLanguageOnPostgresTest extends SavedReplyLanguageContract {}
