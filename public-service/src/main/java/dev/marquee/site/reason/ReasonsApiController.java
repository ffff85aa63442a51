package dev.marquee.site.reason;

import dev.marquee.platform.reason.Reasons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why something may be refused, for programs. */
@RestController
@Tag(name = "Reasons")
class ReasonsApiController {

    /** All of them, in the order of their codes. */
    @Schema(name = "Reasons")
    record All(List<ReasonView> items) {}

    private final MessageSource messages;

    ReasonsApiController(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/api/reasons")
    @Operation(
            summary = "Every reason why something may be refused",
            description =
                    "In the language of Accept-Language. A code is never renamed; one that is retired stays in the list. A code with a dot says more of the code before it: it is what the member reason of the problem says.")
    @ApiResponse(responseCode = "200", description = "All reasons")
    All all(Locale locale) {
        return new All(
                Reasons.all().stream()
                        .map(reason -> ReasonView.of(reason, messages, locale))
                        .toList());
    }
}
