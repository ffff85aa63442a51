package dev.marquee.customer.complaint.reply;

import dev.marquee.customer.OnH2;

@OnH2
class SavedReplyLanguageOnH2Test extends SavedReplyLanguageContract {}
