package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The words of an organiser's mails, for programs. */
@RestController
@RequestMapping("/api/templates/{kind}/{lang}")
@Tag(name = "Templates")
class TemplateApiController {

    private static final String WHOSE = "For admins: whose words; one's own where it is absent";

    /** A mail as it reads, with its pictures in it. */
    @Schema(name = "MailPreview")
    record Preview(
            @Schema(example = "See you at Lantern Night") String subject,
            @Schema(example = "<!DOCTYPE html>…") String html,
            @Schema(example = "Hello Nguyễn Văn A, …") String text) {}

    private final ManageTemplates manage;

    TemplateApiController(ManageTemplates manage) {
        this.manage = manage;
    }

    @GetMapping
    @Operation(
            summary = "The words of a mail",
            description =
                    "An organiser's own, or the usual ones as a start. Placeholders: {name}, {event}, {date}, {time}, {place}, {tickets}, {seats}, {booking}, {link}, {organizer}.")
    @ApiResponse(responseCode = "200", description = "The words; their ETag is for If-Match")
    @ApiResponse(
            responseCode = "404",
            description =
                    "not-found: organisers have no words of their own in such mails, there is no such language, or they are somebody else's")
    ResponseEntity<TemplateView> show(
            @Parameter(
                            example = "booking-confirmed",
                            schema = @Schema(implementation = MailKind.class))
                    @PathVariable
                    String kind,
            @Parameter(example = "en") @PathVariable String lang,
            @Parameter(description = WHOSE)
                    @RequestParam(name = "organizer_id", required = false)
                    @Positive
                    @Nullable Long organizer,
            Caller caller) {
        return answer(manage.key(caller, organizer, kind, lang));
    }

    @PutMapping
    @Operation(
            summary = "Puts a mail into an organiser's own words",
            description =
                    "They take the place of its greeting. Frame, event, tickets, codes, money and what the law wants said stay.")
    @ApiResponse(responseCode = "200", description = "The words")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: If-Match is an older ETag")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: with the nearest placeholder for one that there is not")
    ResponseEntity<TemplateView> put(
            @Parameter(
                            example = "booking-confirmed",
                            schema = @Schema(implementation = MailKind.class))
                    @PathVariable
                    String kind,
            @Parameter(example = "en") @PathVariable String lang,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(description = WHOSE)
                    @RequestParam(name = "organizer_id", required = false)
                    @Positive
                    @Nullable Long organizer,
            @Valid @RequestBody TemplateRequest request,
            Caller caller) {
        var key = manage.key(caller, organizer, kind, lang);
        Versions.change(
                Versions.expected(ifMatch),
                () -> manage.state(key),
                TemplateState::version,
                (before, version) -> {
                    manage.save(caller, key, version, request.words());
                    return before;
                });
        return answer(key);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Goes back to the usual words")
    @ApiResponse(responseCode = "204", description = "The usual words are used")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: If-Match is an older ETag")
    void reset(
            @Parameter(
                            example = "booking-confirmed",
                            schema = @Schema(implementation = MailKind.class))
                    @PathVariable
                    String kind,
            @Parameter(example = "en") @PathVariable String lang,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(description = WHOSE)
                    @RequestParam(name = "organizer_id", required = false)
                    @Positive
                    @Nullable Long organizer,
            Caller caller) {
        manage.reset(manage.key(caller, organizer, kind, lang), Versions.expected(ifMatch));
    }

    @PostMapping("/preview")
    @Operation(
            summary = "A mail to nobody, in these words",
            description = "Nothing is stored or sent. Its links and codes open nothing.")
    @ApiResponse(responseCode = "200", description = "The mail")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Preview preview(
            @Parameter(
                            example = "booking-confirmed",
                            schema = @Schema(implementation = MailKind.class))
                    @PathVariable
                    String kind,
            @Parameter(example = "en") @PathVariable String lang,
            @Parameter(description = WHOSE)
                    @RequestParam(name = "organizer_id", required = false)
                    @Positive
                    @Nullable Long organizer,
            @Valid @RequestBody TrialRequest request,
            Caller caller) {
        var letter = manage.preview(manage.key(caller, organizer, kind, lang), request.words());
        return new Preview(letter.subject(), letter.standalone(), letter.text());
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Mails these words to oneself",
            description = "The subject says that it is a test. Only for people, not for programs.")
    @ApiResponse(responseCode = "202", description = "It is on its way")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void test(
            @Parameter(
                            example = "booking-confirmed",
                            schema = @Schema(implementation = MailKind.class))
                    @PathVariable
                    String kind,
            @Parameter(example = "en") @PathVariable String lang,
            @Parameter(description = WHOSE)
                    @RequestParam(name = "organizer_id", required = false)
                    @Positive
                    @Nullable Long organizer,
            @Valid @RequestBody TrialRequest request,
            Caller caller) {
        manage.test(caller, manage.key(caller, organizer, kind, lang), request.words());
    }

    private ResponseEntity<TemplateView> answer(TemplateKey key) {
        var state = manage.state(key);
        return ResponseEntity.ok()
                .eTag(Versions.etag(state.version()))
                .body(TemplateView.of(state));
    }
}
