package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.language.Language;

/** Whose words, for which mails, in which language. */
record TemplateKey(long organizer, MailKind kind, Language language) {

    /** As the trail and logs name it. */
    String target() {
        return "template:" + organizer + ":" + kind.slug() + ":" + language.tag();
    }
}
