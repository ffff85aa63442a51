package dev.marquee.notification.template;

import dev.marquee.notification.content.Letter;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail as they are now.
 *
 * @param own null where the usual ones are used
 * @param outdated whether the usual ones have changed since the own ones were written
 * @param usualSubject with placeholders
 * @param begun how an own text begins
 * @param usual an example of the mail in the usual words
 */
record TemplateState(
        TemplateKey key,
        @Nullable Template own,
        boolean outdated,
        String usualSubject,
        String begun,
        Letter usual) {

    public long version() {
        return own == null ? Templates.NONE : own.version();
    }

    public String subject() {
        return own == null ? usualSubject : own.subject();
    }

    public String body() {
        return own == null ? begun : own.body();
    }

    public boolean isBroken() {
        return own != null && own.isBroken();
    }
}
