package dev.marquee.notification.content;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A mail as it is read.
 *
 * @param subject one line, without control characters
 * @param html refers to its pictures as {@code cid:…}
 * @param text the same for readers without HTML
 * @param from whose name it comes under
 */
public record Letter(
        String subject,
        String html,
        String text,
        List<Picture> pictures,
        List<Attachment> attachments,
        String from) {

    /** The name of what is nobody else's. */
    private static final String HOUSE = "Marquee";

    /** One that comes from the house. */
    public Letter(
            String subject,
            String html,
            String text,
            List<Picture> pictures,
            List<Attachment> attachments) {
        this(subject, html, text, pictures, attachments, HOUSE);
    }

    /** A file that comes with the letter. */
    public record Attachment(String fileName, String mediaType, byte[] content) {}

    /**
     * A PNG inside the letter.
     *
     * @param id its content id, unique in the letter
     * @param fileName what it is called when somebody saves it
     * @param side width and height it is shown with, in CSS pixels
     */
    public record Picture(String id, String fileName, int side, byte[] png) {

        public String address() {
            return "cid:" + id;
        }
    }

    /** The same under another name. */
    Letter from(String name) {
        return new Letter(subject, html, text, pictures, attachments, name);
    }

    /** The same with further files. */
    public Letter with(List<Attachment> files) {
        if (files.isEmpty()) return this;
        var all = new ArrayList<>(attachments);
        all.addAll(files);
        return new Letter(subject, html, text, pictures, List.copyOf(all), from);
    }

    /** The same under another subject. */
    Letter titled(String other) {
        return new Letter(other, html, text, pictures, attachments);
    }

    /** The HTML with its pictures inside, for showing it without a mail program. */
    public String standalone() {
        var whole = html;
        for (var picture : pictures) {
            whole =
                    whole.replace(
                            "\"" + picture.address() + "\"",
                            "\"data:image/png;base64,"
                                    + Base64.getEncoder().encodeToString(picture.png())
                                    + "\"");
        }
        return whole;
    }
}
