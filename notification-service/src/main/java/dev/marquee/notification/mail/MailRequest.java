package dev.marquee.notification.mail;

import dev.marquee.notification.content.Letter.Attachment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Mails that another service owes. */
record MailRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> mails) {

    /**
     * One of them.
     *
     * @param key the kind and what the mail is about, such as booking-confirmed:1184
     * @param locale an IETF language tag; the language of the house where it is absent, or where
     *     there is no such language
     * @param organizerId whose event it is about, where it is about one
     * @param account whose owner is told on the site as well; absent for whoever has an account
     *     with the address
     * @param data as the kind wants it
     * @param attachments files that come with it
     * @param sender with whom it shares its turns where it is for many; the organiser where it is
     *     absent
     * @param notBefore it is not sent earlier
     */
    record One(
            @NotBlank
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9:._-]{0,199}",
                            message = "{invalid.letters-digits-and-200}")
                    String key,
            @NotBlank String kind,
            @NotBlank
                    @Size(max = 320)
                    @Pattern(
                            regexp = "[^\\p{Cc}\\s<>]+@[^\\p{Cc}\\s<>@]+",
                            message = "{invalid.email}")
                    String to,
            @Nullable
                    @Pattern(
                            regexp = "[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}",
                            message = "{invalid.a-language-tag}")
                    String locale,
            @Nullable @Positive Long organizerId,
            @Nullable @Positive Long account,
            @NotNull JsonNode data,
            @Nullable @Size(max = 5) List<@NotNull @Valid File> attachments,
            @Nullable
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9:._-]{0,99}",
                            message = "{invalid.letters-digits-and-200}")
                    String sender,
            @Nullable Instant notBefore) {

        List<Attachment> files() {
            return attachments == null
                    ? List.of()
                    : attachments.stream()
                            .map(file ->
                                    new Attachment(file.fileName, file.mediaType, file.content))
                            .toList();
        }
    }

    /** A file that comes with a mail; its content is in Base64. */
    record File(
            @NotNull
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,199}",
                            message = "{invalid.letters-digits-and-200-at}")
                    String fileName,
            @NotNull
                    @Pattern(
                            regexp =
                                    "application/(pdf|vnd\\.openxmlformats-officedocument\\.spreadsheetml\\.sheet)",
                            message = "{invalid.application-pdf}")
                    String mediaType,
            @NotNull @Size(min = 1, max = 5_242_880) byte[] content) {}
}
