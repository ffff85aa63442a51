package dev.marquee.site.assistant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.PlainText;
import dev.marquee.site.assistant.Confirmation.Bought;
import dev.marquee.site.assistant.Confirmation.Buyer;
import dev.marquee.site.assistant.Confirmation.BuyerMissing;
import dev.marquee.site.assistant.Confirmation.Said;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.booking.HeldTickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What follows an answer of the assistant: what it proposed is confirmed, and it is rated. */
@RestController
@RequestMapping("/api/ai/chat")
@Tag(name = "Assistant")
class ChatTurnsApiController {

    /**
     * Who buys, where no account says it.
     *
     * @param name ignored where the account's address is confirmed
     * @param email likewise
     */
    @Schema(name = "ChatConfirmation")
    record Confirmed(
            @Schema(example = "Ana Silva")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String name,
            @Schema(example = "ana@example.org")
                    @Size(max = 254, message = "{invalid.at-most-254-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String email) {}

    /**
     * What became of it.
     *
     * @param outcome booked; said: it was cancelled, or not done, as the text says; buyer_missing
     * @param bookingId what was booked, now or when it was confirmed before
     * @param cards what can be confirmed instead, where a price has changed
     */
    @Schema(name = "ChatOutcome")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            @Schema(
                            example = "booked",
                            allowableValues = {"booked", "said", "buyer_missing"})
                    String outcome,
            @Schema(example = "Done. Booking 1184 is cancelled.") @Nullable String text,
            @Schema(example = "1184") @Nullable Long bookingId,
            List<ChatAnswer.Proposed> cards) {}

    /** Whether an answer helped. */
    @Schema(name = "ChatThumb")
    record Thumb(
            @Schema(
                            example = "up",
                            allowableValues = {"up", "down"})
                    @NotNull(message = "{invalid.required}")
                    @Pattern(regexp = "up|down", message = "{invalid.up-or-down}")
                    @Nullable String thumb) {}

    private final Askers askers;
    private final Confirmation confirmation;
    private final BookingAccess access;
    private final HeldTickets holds;
    private final TurnLog turns;
    private final MessageSource messages;

    ChatTurnsApiController(
            Askers askers,
            Confirmation confirmation,
            BookingAccess access,
            HeldTickets holds,
            TurnLog turns,
            MessageSource messages) {
        this.askers = askers;
        this.confirmation = confirmation;
        this.access = access;
        this.holds = holds;
        this.turns = turns;
        this.messages = messages;
    }

    @PostMapping("/proposals/{id}/confirm")
    @Operation(
            summary = "Does what the assistant proposed",
            description =
                    "Once, and as it was shown: in the conversation that it was proposed in, within ten minutes, at the price that stood there. Whatever else there is to say comes as text; nothing was done then.")
    @ApiResponse(responseCode = "200", description = "What became of it")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Done confirm(
            @Parameter(example = "eyJpZCI6Ii4uLiJ9.c2VhbA", description = "The proposal of a card")
                    @PathVariable
                    String id,
            @Valid @RequestBody Confirmed buyer,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asker = askers.reader(request, response, locale);
        var typed = new Buyer(buyer.name(), buyer.email());
        return switch (confirmation.confirm(id, typed, asker, locale)) {
            case Bought(var booking) -> {
                access.grant(booking, response);
                holds.remember(booking, response);
                yield new Done("booked", null, booking.id(), List.of());
            }
            case BuyerMissing() ->
                    new Done(
                            "buyer_missing",
                            new Speech(messages, locale).text("assist.confirm.buyer"),
                            null,
                            List.of());
            case Said(var text, var cards) ->
                    new Done(
                            "said",
                            text,
                            null,
                            cards.stream().map(ChatAnswer.Proposed::of).toList());
        };
    }

    @PostMapping("/turns/{id}/thumb")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Says whether an answer helped",
            description =
                    "The last word counts. It is kept with what the question was about, and without the question. Of an answer in somebody else's conversation nothing is kept.")
    @ApiResponse(responseCode = "204", description = "Noted, if it was an answer of this caller's")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void rate(
            @Parameter(
                            example = "5d3b7c52-0d43-4c7e-8f0a-6a1f5c3e9b20",
                            description = "The turn of the answer")
                    @PathVariable
                    String id,
            @Valid @RequestBody Thumb thumb,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        turns.rate(
                askers.reader(request, response, locale),
                id,
                Objects.requireNonNull(thumb.thumb()));
    }
}
