package dev.marquee.report.schedule;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import dev.marquee.report.analytics.SeenEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that people do with their schedules; those of others are 404. */
@Service
class ManageSchedules {

    /** What is said of an event that is only tried out, and not counted. */
    static final String IN_TEST_MODE = "invalid.event-in-test-mode";

    private static final String THING = "report";
    private static final int MOST_SCHEDULES = 20;
    private static final int MOST_RECIPIENTS = 20;

    private static final int MOST_TRIALS = 5;

    private final Schedules schedules;
    private final Recipients recipients;
    private final Questions questions;
    private final Runs runs;
    private final PlanRuns plan;
    private final SeenEvents events;
    private final ReportMails mails;
    private final ScheduleWords words;
    private final Languages languages;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ManageSchedules(
            Schedules schedules,
            Recipients recipients,
            Questions questions,
            Runs runs,
            PlanRuns plan,
            SeenEvents events,
            ReportMails mails,
            ScheduleWords words,
            Languages languages,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.schedules = schedules;
        this.recipients = recipients;
        this.questions = questions;
        this.runs = runs;
        this.plan = plan;
        this.events = events;
        this.mails = mails;
        this.words = words;
        this.languages = languages;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One of the caller's, or 404. */
    Schedule get(long id, Caller caller) {
        return schedules
                .find(id)
                .filter(found -> found.ownerId() == caller.id())
                .orElseThrow(() -> Problems.notFound(THING));
    }

    /**
     * Sets one up, and asks those who are to get it.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if the event is not the caller's,
     *     422 if there are too many already
     */
    Schedule add(ScheduleDraft draft, Caller caller) {
        checkEvent(draft.eventId(), null, caller);
        return Objects.requireNonNull(transaction.execute(status -> store(draft, caller)));
    }

    private Schedule store(ScheduleDraft draft, Caller caller) {
        if (schedules.count(caller.id()) >= MOST_SCHEDULES)
            throw Problems.invalid("name", Text.of("invalid.at-most-20-schedules"));
        var now = clock.instant();
        var id = schedules.add(caller.id(), draft, draft.timing().next(now), now);
        var schedule = schedules.find(id).orElseThrow();
        setRecipients(schedule, draft, caller);
        audit.record("report-schedule.added", "report-schedule:" + id, draft.name());
        return schedule;
    }

    /**
     * Changes one.
     *
     * @param version that was read; null to change any
     */
    Schedule change(long id, ScheduleDraft draft, @Nullable Long version, Caller caller) {
        checkEvent(draft.eventId(), get(id, caller).eventId(), caller);
        return Objects.requireNonNull(
                transaction.execute(status -> store(id, draft, version, caller)));
    }

    /** What is due by now is planned first, and a report that comes as before keeps its day. */
    private Schedule store(long id, ScheduleDraft draft, @Nullable Long version, Caller caller) {
        var before = lock(id, version, caller);
        var now = clock.instant();
        plan.planDue(before, now);
        var planned = schedules.find(id).orElseThrow();
        var stays = before.active() && draft.timing().equals(before.timing());
        schedules.change(id, draft, stays ? planned.nextDay() : plan.next(id, draft.timing(), now));
        var schedule = schedules.find(id).orElseThrow();
        setRecipients(schedule, draft, caller);
        audit.record("report-schedule.changed", "report-schedule:" + id, draft.name());
        return schedule;
    }

    @Transactional
    public void delete(long id, @Nullable Long version, Caller caller) {
        var schedule = lock(id, version, caller);
        schedules.delete(id);
        audit.record("report-schedule.deleted", "report-schedule:" + id, schedule.name());
    }

    @Transactional
    public void pause(long id, Caller caller) {
        lock(id, null, caller);
        schedules.pause(id, null);
    }

    /** From the next time on; what was missed is not made. */
    @Transactional
    public void resume(long id, Caller caller) {
        var schedule = lock(id, null, caller);
        schedules.resume(id, plan.next(id, schedule.timing(), clock.instant()));
    }

    /**
     * Has one made for the owner alone, as it would be now.
     *
     * @return whether it is made: not more than five within an hour are
     */
    @Transactional
    public boolean trial(long id, Caller caller) {
        var schedule = lock(id, null, caller);
        var now = clock.instant();
        if (runs.trials(id, now.minus(Duration.ofHours(1))) >= MOST_TRIALS) return false;
        var today = now.atZone(schedule.timing().zone()).toLocalDate();
        runs.add(
                id,
                "trial-" + UUID.randomUUID(),
                schedule.timing().period(today, plan.counted(schedule)),
                now,
                false,
                true);
        return true;
    }

    private Schedule lock(long id, @Nullable Long version, Caller caller) {
        var schedule =
                schedules
                        .lock(id)
                        .filter(found -> found.ownerId() == caller.id())
                        .orElseThrow(() -> Problems.notFound(THING));
        if (version != null && version != schedule.version()) throw Versions.changed(THING);
        return schedule;
    }

    /** One that was chosen before may stay, whatever became of it: each report looks anew. */
    private void checkEvent(@Nullable Long id, @Nullable Long before, Caller caller) {
        if (id == null || Objects.equals(id, before)) return;
        var mode = events.get(String.valueOf(id), caller).testMode();
        if (mode != null && !mode.equals("off"))
            throw Problems.invalid("event_id", Text.of(IN_TEST_MODE));
    }

    /** Whoever has left stays so: only they can come back. */
    private void setRecipients(Schedule schedule, ScheduleDraft draft, Caller caller) {
        var wanted = new HashSet<>(draft.others());
        var typed = wanted.remove(caller.email());
        var toMe = draft.toMe() || typed;
        if (!toMe && wanted.isEmpty())
            throw Problems.invalid("recipients", Text.of("invalid.nobody-gets-it"));
        if (wanted.size() > MOST_RECIPIENTS)
            throw Problems.invalid("recipients", Text.of("invalid.at-most-20-addresses"));
        var known = known(schedule);
        var owner = known.remove("");
        if (toMe && owner == null) recipients.addOwner(schedule.id());
        if (toMe && owner != null) recipients.answer(owner.id(), Recipient.State.CONFIRMED);
        if (!toMe && owner != null) recipients.remove(owner.id());
        for (var one : known.values()) {
            var stays = wanted.remove(one.address());
            if (stays && one.state() == Recipient.State.LEFT)
                throw Problems.invalid("recipients", Text.of("invalid.has-left", one.address()));
            if (!stays && one.state() != Recipient.State.LEFT) recipients.remove(one.id());
        }
        ask(schedule, wanted.stream().sorted().toList(), caller);
    }

    private Map<String, Recipient> known(Schedule schedule) {
        var known = new HashMap<String, Recipient>();
        for (var one : recipients.of(schedule.id())) known.put(one.address(), one);
        return known;
    }

    private void ask(Schedule schedule, List<String> addresses, Caller caller) {
        questions.ask(caller.id(), addresses);
        Locale locale = languages.orHouse(schedule.lang());
        for (var address : addresses)
            mails.ask(
                    schedule,
                    recipients.ask(schedule.id(), address),
                    caller.name(),
                    words.rhythm(schedule.timing(), locale),
                    locale);
    }
}
