package dev.marquee.notification.content;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What organisers have made their own: the words of their mails, and what those look like. */
public interface OwnLook {

    /** Nothing is anybody's own. */
    OwnLook NONE =
            new OwnLook() {
                @Override
                public Optional<OwnWords> words(long organizer, MailKind kind, Locale locale) {
                    return Optional.empty();
                }

                @Override
                public Optional<Brand> brand(long organizer) {
                    return Optional.empty();
                }

                @Override
                public void broken(long organizer, MailKind kind, Locale locale, String why) {}
            };

    /**
     * What an organiser looks like.
     *
     * @param name what it is called; null where it has not said
     * @param colours null for those of the house
     */
    record Brand(@Nullable String name, @Nullable Colours colours, @Nullable Logo logo) {}

    /**
     * One colour, as it can be read.
     *
     * @param light {@code #rrggbb}, for a light ground, and for white letters on it
     * @param dark the same for a dark ground
     */
    record Colours(String light, String dark) {}

    /** A picture; width and height are what it is shown with, in CSS pixels. */
    record Logo(byte[] png, int width, int height) {}

    /** The organiser's words for mails of a kind in a language; empty where the usual ones do. */
    Optional<OwnWords> words(long organizer, MailKind kind, Locale locale);

    Optional<Brand> brand(long organizer);

    /** These words could not be used: the mail went with the usual ones, and people are to know. */
    void broken(long organizer, MailKind kind, Locale locale, String why);
}
