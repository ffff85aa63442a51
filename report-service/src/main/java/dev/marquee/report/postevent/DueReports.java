package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** The completed events that nobody has reported on: an organiser's own, or all for an admin. */
@Component
public class DueReports {

    /** One of them. */
    public record Due(String code, String name, ZonedDateTime startsAt) {}

    private final Completions completions;

    DueReports(Completions completions) {
        this.completions = completions;
    }

    /** Those that were completed last. */
    public List<Due> latest(Caller caller, int most) {
        return completions.due(Scope.of(caller).organizer(), PageRequest.ofSize(most)).stream()
                .map(kept -> new Due(kept.code(), kept.name(), kept.startsAt()))
                .toList();
    }

    /** How many there are. */
    public long count(Caller caller) {
        return completions.countDue(Scope.of(caller).organizer());
    }
}
