package dev.marquee.customer.complaint.desk;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What staff write.
 *
 * @param internal for staff only
 * @param seen the newest entry on the page it was written on
 * @param anyway sends it though somebody has written since
 * @param then {@code resolved} to resolve it as well
 */
record AnswerForm(
        @NotBlank @Size(max = 4000) @Pattern(regexp = PlainText.LINES) @Nullable String text,
        @Nullable Boolean internal,
        @Nullable Long seen,
        @Nullable Boolean anyway,
        @Nullable String then) {

    static final AnswerForm EMPTY = of("");

    static AnswerForm of(String text) {
        return new AnswerForm(text, null, null, null, null);
    }

    boolean isPublic() {
        return !Boolean.TRUE.equals(internal);
    }
}
