package dev.marquee.customer.complaint.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.marquee.customer.complaint.AnswerComplaint.Command;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to write to a complaint.
 *
 * @param isPublic false for a note that only staff read; true if it is not said
 * @param seen the id of the newest entry that you have read: with it, an answer is refused if
 *     somebody has written since
 * @param sendAnyway writes it though somebody has
 */
record EntryRequest(
        @Schema(example = "We are sorry. The heating is repaired.")
                @JsonAlias("message")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 4000, message = "{invalid.at-most-4000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String text,
        @Schema(example = "true") @JsonProperty("public") @Nullable Boolean isPublic,
        @Schema(example = "310") @Nullable Long seen,
        @Schema(example = "false") @Nullable Boolean sendAnyway) {

    Command command() {
        return new Command(
                Objects.requireNonNull(text).strip(),
                !Boolean.FALSE.equals(isPublic),
                seen,
                Boolean.TRUE.equals(sendAnyway),
                Source.PAGE);
    }
}
