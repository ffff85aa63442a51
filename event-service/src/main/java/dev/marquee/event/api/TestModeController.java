package dev.marquee.event.api;

import dev.marquee.event.catalogue.EventTag;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.editing.PayablePrices;
import dev.marquee.event.publishing.PublishEvents;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lets organisers try an event out before it goes live. */
@RestController
@Tag(name = "Events")
class TestModeController {

    private final PublishEvents publish;
    private final EventViews views;
    private final PayablePrices payablePrices;

    TestModeController(PublishEvents publish, EventViews views, PayablePrices payablePrices) {
        this.publish = publish;
        this.views = views;
        this.payablePrices = payablePrices;
    }

    @PutMapping("/api/events/{id}/test-mode")
    @Operation(
            summary = "Tries an event out, or goes live",
            description =
                    "With true, a draft goes on sale for whoever has its address: nothing is charged, its bookings do not count, and mails about them go to you alone. With false, booking stops until ticket-service has deleted the test bookings, a few seconds later; meanwhile test_mode is ending, and then off. There is no way back.")
    @ApiResponse(responseCode = "200", description = "The event")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description =
                    "test-mode-over, status-not-allowed: the event was on sale already, or is over")
    @ApiResponse(
            responseCode = "412",
            description = "changed-meanwhile: the event has another version than If-Match says")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    EventView change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TestModeRequest request,
            Caller caller,
            HttpServletResponse response) {
        var event = views.findOwn(id, caller).orElseThrow(() -> Problems.notFound("event"));
        var on = Objects.requireNonNull(request.testMode(), "checked before");
        if (!event.everPublished() && on) payablePrices.checkToPublish(event);
        var expected = Versions.expected(ifMatch);
        try {
            publish.testMode(event.id(), caller, on, expected);
        } catch (ErrorResponseException refusal) {
            throw expected == null ? refusal : Refusals.inTermsOfIfMatch(refusal);
        }
        return EventTag.on(views.get(event.id()), response);
    }
}
