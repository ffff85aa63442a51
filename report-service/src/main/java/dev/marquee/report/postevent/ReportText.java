package dev.marquee.report.postevent;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a report says: all of it that can be changed later. */
record ReportText(
        @NotBlank(message = "{invalid.required}")
                @Size(max = ReportRequest.LONGEST, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Schema(example = "A full house, and nobody waited.")
                @Nullable String summary,
        @Size(max = ReportRequest.LONGEST, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Schema(example = "The band was loved; the bar was slow.")
                @Nullable String feedback) {

    /** What a report says now, to be changed. */
    static ReportText of(ReportView report) {
        return new ReportText(report.summary(), report.feedback());
    }

    /** What is stored: without blanks around it, and with the line ends that forms do not send. */
    static String clean(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip().replace("\r\n", "\n");
    }
}
