package dev.marquee.report.schedule;

import dev.marquee.platform.security.Caller;
import dev.marquee.report.analytics.PeriodReport.About;
import dev.marquee.report.client.AccountClient;
import dev.marquee.report.client.AccountClient.Account;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.client.OrganizerEventClient;
import dev.marquee.report.insight.Sight;
import dev.marquee.report.metric.Period;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Whether a schedule's owner may see its figures now, whatever they might when they set it up. */
@Component
class CheckOwner {

    static final String OWNER_GONE = "owner-gone";
    static final String NO_RIGHTS = "no-rights";
    static final String EVENT_GONE = "event-gone";

    /**
     * What was found.
     *
     * @param owner null if the account is closed
     * @param why the report must not be made, in a word; null if it may
     * @param about what may be seen; null if nothing
     */
    record Answer(@Nullable Account owner, @Nullable String why, @Nullable About about) {}

    private final AccountClient accounts;
    private final OrganizerEventClient events;

    CheckOwner(AccountClient accounts, OrganizerEventClient events) {
        this.accounts = accounts;
        this.events = events;
    }

    /**
     * Asks, anew each time.
     *
     * @param zone of the days of the figures
     * @throws org.springframework.web.client.RestClientException if nobody answers
     */
    Answer of(Schedule schedule, Period period, ZoneId zone) {
        var owner = account(schedule.ownerId());
        if (owner == null || owner.disabled()) return new Answer(owner, OWNER_GONE, null);
        var caller =
                new Caller(
                        owner.id(),
                        owner.name(),
                        Objects.requireNonNullElse(owner.email(), ""),
                        owner.email() != null,
                        owner.roles());
        if (!caller.has("ADMIN", "ORGANIZER")) return new Answer(owner, NO_RIGHTS, null);
        var seesAll = caller.has("ADMIN");
        if (schedule.eventId() == null)
            return new Answer(
                    owner,
                    null,
                    new About(
                            Sight.of(caller),
                            null,
                            events.list(seesAll ? null : owner.id(), null).items(),
                            period,
                            zone));
        var event = event(schedule.eventId());
        if (event == null) return new Answer(owner, EVENT_GONE, null);
        if (!seesAll && event.organizerId() != owner.id())
            return new Answer(owner, NO_RIGHTS, null);
        return new Answer(
                owner,
                null,
                new About(
                        Sight.of(event.id(), event.organizerId(), caller),
                        event,
                        events.list(event.organizerId(), null).items(),
                        period,
                        zone));
    }

    private @Nullable Account account(long id) {
        try {
            return accounts.get(id);
        } catch (HttpClientErrorException.NotFound e) {
            return null;
        }
    }

    private @Nullable Event event(long id) {
        return events.list(null, id).items().stream().findFirst().orElse(null);
    }
}
