package dev.marquee.notification.health;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that providers look at.
 *
 * @param name spf, dkim, dmarc, alignment, one_click
 * @param state ok, missing, weak or unknown
 * @param finding what was found, in a word that the page has a sentence for
 * @param record the text in the DNS, where there is one
 */
record MailCheck(
        @Schema(example = "spf") String name,
        @Schema(
                        allowableValues = {"ok", "weak", "missing", "unknown"},
                        example = "ok")
                String state,
        @Schema(example = "spf.ok") String finding,
        @Schema(example = "v=spf1 include:_spf.example.org -all") @Nullable String record) {

    static MailCheck ok(String name, @Nullable String record) {
        return new MailCheck(name, "ok", name + ".ok", record);
    }

    static MailCheck of(String name, String state, String why, @Nullable String record) {
        return new MailCheck(name, state, name + "." + why, record);
    }
}
