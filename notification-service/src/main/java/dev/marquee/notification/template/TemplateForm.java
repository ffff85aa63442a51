package dev.marquee.notification.template;

import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Words as they are typed into the page.
 *
 * @param version what the typist saw
 */
record TemplateForm(
        @NotBlank
                @Size(max = OwnWords.LONGEST_SUBJECT)
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String subject,
        @NotBlank @Size(max = 5000) @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String body,
        @Nullable Long version) {

    static TemplateForm of(TemplateState state) {
        return new TemplateForm(state.subject(), state.body(), state.version());
    }

    /** The same, typed by somebody who has seen this version. */
    TemplateForm seen(long version) {
        return new TemplateForm(subject, body, version);
    }

    /** Only of a form without errors. */
    OwnWords words() {
        return new TemplateRequest(subject, body).words();
    }
}
