package dev.marquee.platform.retention;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Whose rows stay, whatever the rules say: by address in its one spelling, or by event. */
public record Holds(@NotNull List<@NotNull String> people, @NotNull List<@NotNull Long> events) {

    /** No list of SQL is empty; nobody's address is. */
    List<String> peopleOrNone() {
        return people.isEmpty() ? List.of("") : people;
    }

    /** Ids begin at one. */
    List<Long> eventsOrNone() {
        return events.isEmpty() ? List.of(-1L) : events;
    }
}
