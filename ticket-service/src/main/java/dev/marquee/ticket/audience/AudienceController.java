package dev.marquee.ticket.audience;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For notification-service, which writes to the people of events. It asks for the events first:
 * their organiser says who may write.
 */
@RestController
@RequestMapping("/internal/audiences")
@Hidden
class AudienceController {

    private static final int PAGE = 500;

    /** Asks for a page; the first one where {@code after} is null. */
    record PageRequest(
            @NotNull @Valid Audience audience,
            @Nullable @Size(max = 320) String after,
            @Nullable @Positive @Max(PAGE) Integer most) {}

    /** People, and whether there may be more. */
    record Page(List<Person> people, boolean more) {}

    /** Asks about the people who had these tickets. */
    record CheckRequest(
            @NotNull @Valid Audience audience,
            @NotNull @Size(max = 20_000) List<@NotNull Long> tickets) {}

    private final Audiences audiences;
    private final AudienceEvents events;

    AudienceController(Audiences audiences, AudienceEvents events) {
        this.audiences = audiences;
        this.events = events;
    }

    @PostMapping
    Page page(@Valid @RequestBody PageRequest request) {
        int most = Objects.requireNonNullElse(request.most, PAGE);
        var people =
                audiences.page(
                        request.audience, Objects.requireNonNullElse(request.after, ""), most);
        return new Page(people, people.size() == most);
    }

    @PostMapping("/count")
    Audiences.Count count(@Valid @RequestBody Audience audience) {
        return audiences.count(audience);
    }

    /** Who of them is still meant, with their own link: asked just before they are written to. */
    @PostMapping("/check")
    List<Person> check(@Valid @RequestBody CheckRequest request) {
        return audiences.stillMeant(request.audience, request.tickets);
    }

    /** These events, or those of an organiser, or all; the latest first. */
    @GetMapping("/events")
    List<AudienceEvents.Event> events(
            @RequestParam(required = false) @Nullable List<Long> ids,
            @RequestParam(required = false) @Nullable Long organizer) {
        return ids == null ? events.ofOrganizer(organizer) : events.find(ids);
    }
}
