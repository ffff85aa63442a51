package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How fast mails for many are handed over, in all and to each provider. */
@Component
public class MailPace {

    /**
     * How fast it goes.
     *
     * @param perMinute null where nothing but the pace of all holds it back
     * @param because why it is stopped; null where it is not, or where a provider wants it
     */
    public record Pace(
            String domain,
            Instant nextAt,
            @Nullable Integer perMinute,
            @Nullable Instant pausedUntil,
            @Nullable String because) {

        /** Whether nothing for many is sent at this time. */
        public boolean isPaused(Instant now) {
            return pausedUntil != null && pausedUntil.isAfter(now);
        }
    }

    /** The row of all providers together. */
    public static final String ALL = "*";

    private static final Logger log = LoggerFactory.getLogger(MailPace.class);
    private static final int LONGEST_PAUSE = 60;
    private static final Duration CALM = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final BulkSettings settings;
    private final Clock clock;

    public MailPace(JdbcClient jdbc, BulkSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** All providers that want fewer, and the row of all together. */
    public Map<String, Pace> all() {
        return jdbc
                .sql("select * from mail_pace order by domain_key limit 1000")
                .query(MailPace::pace)
                .list()
                .stream()
                .collect(Collectors.toMap(Pace::domain, pace -> pace));
    }

    /** Whether all mails for many are stopped. */
    public boolean isBulkPaused() {
        var all = of(List.of()).get(ALL);
        return all != null && all.isPaused(clock.instant());
    }

    /** The same for these alone. */
    Map<String, Pace> of(Collection<String> domains) {
        var asked = new HashSet<>(domains);
        asked.add(ALL);
        return jdbc
                .sql("select * from mail_pace where domain_key in (:domains)")
                .param("domains", asked)
                .query(MailPace::pace)
                .list()
                .stream()
                .collect(Collectors.toMap(Pace::domain, pace -> pace));
    }

    private static Pace pace(ResultSet row, int n) throws SQLException {
        var perMinute = row.getInt("per_minute");
        return new Pace(
                row.getString("domain_key"),
                Objects.requireNonNull(instant(row, "next_at")),
                perMinute == 0 ? null : perMinute,
                instant(row, "paused_until"),
                row.getString("paused_because"));
    }

    /** Takes the next time for one mail, if it is now; who is late does not catch up. */
    boolean take() {
        var now = clock.instant();
        return jdbc.sql(
                                "update mail_pace set next_at = :next where domain_key = '*' and next_at <= :now")
                        .param("now", utc(now))
                        .param("next", utc(now.plus(settings.interval())))
                        .update()
                == 1;
    }

    /**
     * Takes the next {@code many} times of a provider, from {@code from} on.
     *
     * @return the first of them; empty where its times are not those of {@code seen} any more,
     *     because somebody took some or it wants fewer
     */
    @Transactional
    Optional<Instant> reserve(Pace seen, Instant from, int many) {
        var start = seen.nextAt().isAfter(from) ? seen.nextAt() : from;
        var taken =
                jdbc.sql(
                                        "update mail_pace set next_at = :next where domain_key = :domain and next_at = :seen")
                                .param("domain", seen.domain())
                                .param("next", utc(start.plus(interval(seen).multipliedBy(many))))
                                .param("seen", utc(seen.nextAt()))
                                .update()
                        == 1;
        return taken ? Optional.of(start) : Optional.empty();
    }

    Duration interval(Pace pace) {
        return pace.perMinute() == null
                ? settings.interval()
                : Duration.ofMinutes(1).dividedBy(pace.perMinute());
    }

    /**
     * A provider wants fewer at once: mails for many wait 1, 2, 4 … 60 minutes, and then go half as
     * fast. What else it says meanwhile counts once.
     */
    @Transactional
    public void throttled(String domain) {
        var now = clock.instant();
        jdbc.sql(
                        "insert into mail_pace (domain_key, next_at, changed_at) values (:domain, :now, :now) on conflict do nothing")
                .param("domain", domain)
                .param("now", utc(now))
                .update();
        var strikes =
                jdbc.sql(
                                "select strikes from mail_pace where domain_key = :domain and (paused_until is null or paused_until <= :now) for update")
                        .param("domain", domain)
                        .param("now", utc(now))
                        .query(Integer.class)
                        .optional();
        if (strikes.isEmpty()) return;
        var minutes = Math.min(LONGEST_PAUSE, 1 << Math.min(strikes.get(), 6));
        var until = now.plus(Duration.ofMinutes(minutes));
        jdbc.sql(
                        """
                        update mail_pace set strikes = strikes + 1, paused_until = :until, next_at = :until, changed_at = :until,
                                             per_minute = case when coalesce(per_minute, :usual) > 1 then coalesce(per_minute, :usual) / 2 else 1 end
                        where domain_key = :domain
                        """)
                .param("domain", domain)
                .param("usual", settings.perMinute())
                .param("until", utc(until))
                .update();
        log.warn("{} wants fewer mails at once: those for many wait {} min", domain, minutes);
    }

    /** A provider took one: after ten calm minutes it may have twice as many again. */
    public void eased(String domain) {
        var now = clock.instant();
        var calm = utc(now.minus(CALM));
        var changed =
                jdbc.sql(
                                """
                                update mail_pace set per_minute = per_minute * 2, strikes = case when strikes > 0 then strikes - 1 else 0 end, changed_at = :now
                                where domain_key = :domain and changed_at <= :calm and per_minute is not null
                                """)
                        .param("domain", domain)
                        .param("calm", calm)
                        .param("now", utc(now))
                        .update();
        if (changed > 0)
            jdbc.sql("delete from mail_pace where domain_key = :domain and per_minute >= :usual")
                    .param("domain", domain)
                    .param("usual", settings.perMinute())
                    .update();
    }

    /**
     * One more mail was refused as unwanted. Too many within ten minutes stop all mails for many:
     * each further one makes it worse.
     */
    @Transactional
    public void blocked() {
        var now = clock.instant();
        var pace = of(List.of()).get(ALL);
        if (pace == null || pace.isPaused(now)) return;
        var blocks =
                jdbc.sql(
                                """
                                select count(*) from mail where bounce = 'block' and bounced_at > :since
                                and bounced_at > (select changed_at from mail_pace where domain_key = '*')
                                """)
                        .param("since", utc(now.minus(settings.blocksWithin())))
                        .query(Long.class)
                        .single();
        if (blocks <= settings.blocks()) return;
        pause(now.plus(settings.blocksPause()), "blocked");
        log.error(
                "{} mails were refused as unwanted within {} min: mails for many are stopped; see /admin/queues",
                blocks,
                settings.blocksWithin().toMinutes());
    }

    /** Stops all mails for many until then; since when they are stopped stays as it is. */
    @Transactional
    public void pause(Instant until, String because) {
        jdbc.sql(
                        """
                        update mail_pace set changed_at = case when paused_until > :now then changed_at else :now end,
                                             paused_until = :until, paused_because = :because
                        where domain_key = '*'
                        """)
                .param("until", utc(until))
                .param("because", because)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Lets them go on. The time that they were stopped is none of their own: they get it back. */
    @Transactional
    public void resume() {
        var now = clock.instant();
        jdbc.sql(
                        "select changed_at from mail_pace where domain_key = '*' and paused_until > ? for update")
                .param(utc(now))
                .query((row, n) -> Objects.requireNonNull(instant(row, "changed_at")))
                .optional()
                .ifPresent(since -> giveBack(since, now));
        jdbc.sql(
                        "update mail_pace set paused_until = null, paused_because = null, changed_at = :now where domain_key = '*'")
                .param("now", utc(now))
                .update();
    }

    /** What was queued meanwhile waited from then on. */
    private void giveBack(Instant since, Instant now) {
        jdbc.sql(
                        """
                        update mail set give_up_at = give_up_at
                            + (cast(:now as timestamp with time zone) - greatest(queued_at, cast(:since as timestamp with time zone)))
                        where urgency in (3, 4) and status = 'queued' and queued_at < :now
                        """)
                .param("now", utc(now))
                .param("since", utc(since))
                .update();
    }
}
