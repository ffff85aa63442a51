package dev.marquee.report.schedule;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report that comes by mail.
 *
 * @param why it was paused by itself
 * @param nextAt by the clock of the zone; null while it is paused
 * @param version to send back with a change
 */
@Schema(name = "ReportSchedule")
record ScheduleView(
        @Schema(example = "3") long id,
        @Schema(example = "The week") String name,
        @Schema(
                        example = "weekly",
                        allowableValues = {"daily", "weekly"})
                String rhythm,
        @Schema(example = "monday") @Nullable String weekday,
        @Schema(example = "08:00") String time,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "4") @Nullable Long eventId,
        List<String> formats,
        @Schema(example = "en") String language,
        @Schema(example = "true") boolean toMe,
        List<Reader> recipients,
        @Schema(
                        example = "active",
                        allowableValues = {"active", "paused"})
                String status,
        @Schema(example = "no-rights", description = "owner-gone, no-rights or event-gone")
                @Nullable String why,
        @Schema(example = "2026-11-30T08:00:00Z") @Nullable OffsetDateTime nextAt,
        Instant createdAt,
        @Schema(example = "0", description = "as in the ETag; send it back with a change")
                long version) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Somebody else who gets it. */
    @Schema(name = "ReportReader")
    record Reader(
            @Schema(example = "producer@example.org") String address,
            @Schema(
                            example = "confirmed",
                            allowableValues = {"asked", "confirmed", "left"})
                    String status) {}

    /** A report that was made, or is to be. */
    @Schema(name = "ReportRun")
    record OfRun(
            @Schema(example = "12") long id,
            @Schema(example = "2026-11-23") LocalDate from,
            @Schema(example = "2026-11-29") LocalDate to,
            Instant dueAt,
            @Schema(example = "false", description = "whether it was due long before") boolean late,
            @Schema(example = "false", description = "whether only its owner got it") boolean trial,
            @Schema(
                            example = "sent",
                            allowableValues = {"waiting", "sent", "refused", "failed"})
                    String status,
            @Schema(example = "no-rights") @Nullable String why,
            @Nullable Instant finishedAt,
            @Schema(example = "2", description = "how many mails were handed over") int mails) {

        static OfRun of(Run run) {
            return new OfRun(
                    run.id(),
                    run.period().from(),
                    run.period().until(),
                    run.dueAt(),
                    run.late(),
                    run.trial(),
                    run.state().word(),
                    run.why(),
                    run.finishedAt(),
                    run.mails());
        }
    }

    static ScheduleView of(Schedule schedule, List<Recipient> recipients) {
        var timing = schedule.timing();
        var weekday = timing.weekday();
        var formats = new ArrayList<String>();
        if (schedule.pdf()) formats.add("pdf");
        if (schedule.excel()) formats.add("xlsx");
        return new ScheduleView(
                schedule.id(),
                schedule.name(),
                timing.rhythm().word(),
                weekday == null ? null : weekday.name().toLowerCase(Locale.ROOT),
                TIME.format(timing.time()),
                timing.zone().getId(),
                schedule.eventId(),
                formats,
                schedule.lang(),
                recipients.stream()
                        .anyMatch(one -> one.isOwner() && one.state() == Recipient.State.CONFIRMED),
                recipients.stream()
                        .filter(one -> !one.isOwner())
                        .map(one -> new Reader(one.address(), one.state().word()))
                        .toList(),
                schedule.active() ? "active" : "paused",
                schedule.why(),
                schedule.active()
                        ? schedule.nextAt().atZone(timing.zone()).toOffsetDateTime()
                        : null,
                schedule.createdAt(),
                schedule.version());
    }
}
