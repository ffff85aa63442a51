package dev.marquee.site.reason;

import dev.marquee.platform.reason.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A reason in a reader's language.
 *
 * @param type of the problem detail
 * @param status of the answers; 200 where it is what the door says of a ticket
 * @param params the members that the problem detail may have besides
 */
@Schema(name = "Reason")
record ReasonView(
        @Schema(example = "sold-out") String code,
        @Schema(example = "urn:marquee:problem:sold-out") String type,
        @Schema(example = "[409]") List<Integer> status,
        @Schema(example = "booking") String area,
        @Schema(example = "Sold out") String title,
        @Schema(example = "There are not so many tickets left. Nothing was booked.") String text,
        @Schema(example = "Choose fewer or other tickets, or join the waiting list.") String help,
        @Schema(example = "choose", description = "What would help, in a word") String helpAction,
        @Schema(
                        example = "time",
                        allowableValues = {
                            "buyer",
                            "organiser",
                            "support",
                            "admin",
                            "time",
                            "nobody"
                        },
                        description = "Who can change it; buyer is whoever asked")
                String who,
        @Schema(example = "[\"left\"]") List<String> params,
        @Schema(example = "1.0") String since,
        @Schema(
                        example = "1.2",
                        description = "The version that says it no more; null for one in use")
                @Nullable String retired,
        @Schema(example = "/docs/reasons#sold-out") String docs) {

    static ReasonView of(Reason reason, MessageSource messages, Locale locale) {
        return new ReasonView(
                reason.code(),
                reason.type(),
                reason.statuses(),
                reason.area(),
                reason.title(messages, locale),
                reason.text(messages, locale),
                reason.help(messages, locale),
                reason.helpAction(),
                reason.who().word(),
                reason.params().stream().sorted().toList(),
                reason.since(),
                reason.retired(),
                reason.docs());
    }
}
