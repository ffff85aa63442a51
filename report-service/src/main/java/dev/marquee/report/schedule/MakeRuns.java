package dev.marquee.report.schedule;

import dev.marquee.platform.language.Languages;
import dev.marquee.report.client.AccountClient.Account;
import dev.marquee.report.digest.Digest;
import dev.marquee.report.digest.WriteDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes reports that are due, and hands them over. One that dies in the middle is made again by
 * whoever comes next: mails that were handed over have their keys, so nobody gets two.
 */
@Component
class MakeRuns {

    private static final Logger log = LoggerFactory.getLogger(MakeRuns.class);

    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 7;

    /** Nobody could be sent it. */
    private static final String NO_ADDRESS = "no-address";

    private final Runs runs;
    private final Schedules schedules;
    private final Recipients recipients;
    private final CheckOwner owners;
    private final PlanRuns plan;
    private final WriteDigest digests;
    private final ReportMails mails;
    private final ScheduleWords words;
    private final Languages languages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MakeRuns(
            Runs runs,
            Schedules schedules,
            Recipients recipients,
            CheckOwner owners,
            PlanRuns plan,
            WriteDigest digests,
            ReportMails mails,
            ScheduleWords words,
            Languages languages,
            TransactionTemplate transaction,
            Clock clock) {
        this.runs = runs;
        this.schedules = schedules;
        this.recipients = recipients;
        this.owners = owners;
        this.plan = plan;
        this.digests = digests;
        this.mails = mails;
        this.words = words;
        this.languages = languages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes all that wait. */
    void handle() {
        handle(clock);
    }

    /**
     * The same.
     *
     * @param now tells whether a report is late
     */
    void handle(Clock now) {
        for (var run = runs.claim(); run.isPresent(); run = runs.claim()) {
            var claimed = run.get();
            try {
                make(claimed, now.instant());
            } catch (RuntimeException e) {
                log.warn("report {} cannot be made now: {}", claimed.key(), e.toString());
                if (claimed.createdAt().plus(PATIENCE).isBefore(clock.instant()))
                    runs.finish(claimed, Run.State.FAILED, null, 0);
                else runs.putOff(claimed, wait(claimed));
            }
        }
    }

    private static Duration wait(Run run) {
        var wait = Duration.ofSeconds(10L << Math.min(run.attempts(), MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void make(Run run, Instant now) {
        var schedule = schedules.find(run.scheduleId()).orElse(null);
        if (schedule == null) return; // deleted, and this with it
        if (!schedule.active() && !run.trial()) {
            runs.finish(run, Run.State.REFUSED, "paused", 0);
            return;
        }
        var answer = owners.of(schedule, run.period(), plan.counted(schedule));
        var owner = answer.owner();
        var about = answer.about();
        if (owner == null || about == null) {
            refuse(schedule, run, owner, Objects.requireNonNull(answer.why()));
            return;
        }
        var readers = readers(schedule, run);
        if (owner.email() == null && ownerAlone(readers)) {
            runs.finish(run, Run.State.REFUSED, NO_ADDRESS, 0);
            return;
        }
        var late = run.late() || !run.trial() && run.dueAt().plus(PlanRuns.LATE).isBefore(now);
        if (late && !run.late()) runs.late(run);
        Map<Locale, Digest> written = new HashMap<>();
        long bytes = 0;
        for (var to : readers) {
            var recipient = to.orElse(null);
            var address =
                    recipient == null || recipient.isOwner() ? owner.email() : recipient.address();
            if (address == null || recipient != null && isDone(run, recipient)) continue;
            var locale = locale(schedule, recipient == null || recipient.isOwner() ? owner : null);
            var digest =
                    written.computeIfAbsent(
                            locale,
                            language ->
                                    digests.write(
                                            about,
                                            schedule.name(),
                                            schedule.pdf(),
                                            schedule.excel(),
                                            language));
            bytes = Math.max(bytes, digest.size());
            mails.send(
                    schedule,
                    run,
                    address,
                    recipient,
                    owner.name(),
                    digest,
                    late ? words.moment(run.dueAt(), schedule.timing(), locale) : null,
                    locale);
            if (recipient != null) runs.handed(run, recipient);
        }
        runs.finish(run, Run.State.SENT, null, bytes);
    }

    /** A trial goes to the owner, who need not be among those who get the report. */
    private List<Optional<Recipient>> readers(Schedule schedule, Run run) {
        if (run.trial()) return List.of(Optional.empty());
        return recipients.of(schedule.id()).stream()
                .filter(one -> one.state() == Recipient.State.CONFIRMED)
                .map(Optional::of)
                .toList();
    }

    private static boolean ownerAlone(List<Optional<Recipient>> readers) {
        return !readers.isEmpty()
                && readers.stream().allMatch(one -> one.isEmpty() || one.get().isOwner());
    }

    /** Whether it was handed over before, or its reader has left since. */
    private boolean isDone(Run run, Recipient recipient) {
        return runs.isHanded(run, recipient)
                || recipients
                        .find(recipient.id())
                        .filter(now -> now.state() == Recipient.State.CONFIRMED)
                        .isEmpty();
    }

    /** An account's own language, and that of the schedule for all others. */
    private Locale locale(Schedule schedule, @Nullable Account account) {
        var own = account == null ? null : account.locale();
        return languages.orHouse(own == null ? schedule.lang() : own);
    }

    private void refuse(Schedule schedule, Run run, @Nullable Account owner, String why) {
        transaction.executeWithoutResult(status -> {
            if (!runs.finish(run, Run.State.REFUSED, why, 0)) return;
            if (!schedules.pause(schedule.id(), why)) return;
            if (owner != null && owner.email() != null)
                mails.paused(
                        schedule,
                        run.key(),
                        owner.email(),
                        owner.name(),
                        why,
                        locale(schedule, owner));
        });
        log.info("report {} of schedule {} is refused: {}", run.key(), schedule.id(), why);
    }
}
