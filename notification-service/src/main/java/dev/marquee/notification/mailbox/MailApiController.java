package dev.marquee.notification.mailbox;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.mail.MailStatus;
import dev.marquee.notification.mail.MailSummary;
import dev.marquee.notification.mail.Mailbox;
import dev.marquee.notification.mail.Mails;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to whom: admins and support see every mail, organisers those of their events. */
@RestController
@RequestMapping("/api/mails")
@Tag(name = "Mails")
class MailApiController {

    /** A mail without its words. */
    record View(
            long id,
            @Schema(implementation = MailKind.class, example = "booking-confirmed") String kind,
            @Schema(example = "Your tickets for Lantern Night") String subject,
            @Schema(example = "minhchau@example.org") String recipient,
            @Schema(implementation = MailStatus.class, example = "sent") String status,
            Instant createdAt,
            @Nullable Instant sentAt) {

        static View of(MailSummary mail) {
            return new View(
                    mail.id(),
                    mail.kind(),
                    mail.subject(),
                    mail.recipient(),
                    mail.status().word(),
                    mail.createdAt(),
                    mail.sentAt());
        }
    }

    /** A page of mails, the newest first. */
    record Page(List<View> items, int page, int size, long total) {}

    /**
     * What may need somebody.
     *
     * @param failed given up
     * @param waiting not yet delivered and not given up
     * @param uncertain sent more than once perhaps, because a mail server gave no answer
     */
    record Summary(
            @Schema(example = "2") long failed,
            @Schema(example = "0") long waiting,
            @Schema(example = "1") long uncertain) {}

    private final Mailbox mailbox;
    private final Mails mails;
    private final QueueSignal signal;

    MailApiController(Mailbox mailbox, Mails mails, QueueSignal mailSignal) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.signal = mailSignal;
    }

    @GetMapping
    @Operation(
            summary = "Lists mails, the newest first",
            description =
                    "Admins and support see every mail, organisers those about their own events. A mail's status is queued, sending, sent, failed, skipped (its reader does not want it, or no mail arrives there), kept (there is no mail server) or erased (its reader was erased before it was sent).")
    @ApiResponse(
            responseCode = "200",
            description = "A page of mails",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Page.class),
                            examples =
                                    @ExampleObject(
                                            """
                                            {"items":[{"id":311,"kind":"booking-confirmed","subject":"Your tickets for Lantern Night","recipient":"minhchau@example.org",
                                            "status":"sent","created_at":"2026-11-25T10:15:00Z","sent_at":"2026-11-25T10:15:01Z"}],"page":0,"size":20,"total":1}\
                                            """)))
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @Parameter(
                            description =
                                    "Only mails to this address, in any spelling of it; all where it is absent",
                            example = "minhchau@example.org")
                    @RequestParam(required = false)
                    @Size(max = 320, message = "{invalid.at-most-320-characters}")
                    @Nullable String recipient,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var filter = new Mailbox.Filter(null, false, null, "", recipient, whose(caller));
        var items = mailbox.list(filter, Mailbox.Order.NEWEST, paging.size(), paging.offset());
        return new Page(
                items.stream().map(View::of).toList(),
                paging.page(),
                paging.size(),
                mailbox.count(filter));
    }

    @GetMapping("/summary")
    @Operation(
            summary = "Counts the mails that may need somebody",
            description = "All of them for admins and support, an organiser's own otherwise.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Summary.class),
                            examples =
                                    @ExampleObject("{\"failed\":2,\"waiting\":0,\"uncertain\":1}")))
    Summary summary(Caller caller) {
        var figures = mailbox.figures(whose(caller));
        return new Summary(figures.of("failed"), figures.waiting(), figures.uncertain());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Sends a mail once more",
            description =
                    "What waits is tried at once. A mail whose link was removed when it was sent cannot be sent again.")
    @ApiResponse(responseCode = "202", description = "It is due now")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "not-repeatable: it is being sent just now, or its words are gone")
    void retry(@PathVariable long id) {
        var mail = mails.find(id).orElseThrow(() -> Problems.notFound("mail"));
        if (!mails.resend(mail))
            throw Problems.problem(
                    HttpStatus.CONFLICT, "not-repeatable", Text.of("mailbox.not-queued.text"));
        signal.wake(1);
    }

    private static @Nullable Long whose(Caller caller) {
        return caller.has("ADMIN", "SUPPORT") ? null : Long.valueOf(caller.id());
    }
}
