package dev.marquee.customer.complaint.my;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody writes to the own complaint. */
record OwnAnswerForm(
        @NotBlank @Size(max = 4000) @Pattern(regexp = PlainText.LINES) @Nullable String text) {

    static final OwnAnswerForm EMPTY = new OwnAnswerForm("");
}
