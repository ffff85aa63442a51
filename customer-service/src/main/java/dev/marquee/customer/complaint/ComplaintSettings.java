package dev.marquee.customer.complaint;

import dev.marquee.customer.complaint.hours.ComplaintClock.Limits;
import dev.marquee.customer.complaint.kind.Priority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How complaints are dealt with.
 *
 * @param urgent limits of the most urgent, in working time
 * @param high limits of those that hurry
 * @param normal limits of most
 * @param low limits of those that can wait
 * @param reopenFor how long an answer reopens what is resolved; then it is closed
 * @param keepUnconfirmed how long a complaint waits for somebody to confirm the address
 * @param keepWaitingMails how long a mail waits for staff to look at it; then its words go
 * @param openPerBooking how many of one booking may be open at once
 * @param perAddress how many one address may make within a day
 * @param organizersAnswer whether organisers read and answer those about their events
 * @param accessSecret from which the links in mails are computed; made and kept under {@code
 *     data/secrets} where none is set
 */
@Validated
@ConfigurationProperties("marquee.complaints")
public record ComplaintSettings(
        @DefaultValue @Valid Urgent urgent,
        @DefaultValue @Valid High high,
        @DefaultValue @Valid Normal normal,
        @DefaultValue @Valid Low low,
        @DefaultValue("14d") @DurationMin(hours = 1) Duration reopenFor,
        @DefaultValue("7d") @DurationMin(hours = 1) Duration keepUnconfirmed,
        @DefaultValue("30d") @DurationMin(days = 1) Duration keepWaitingMails,
        @DefaultValue("3") @Positive int openPerBooking,
        @DefaultValue("10") @Positive int perAddress,
        @DefaultValue("true") boolean organizersAnswer,
        @Nullable String accessSecret) {

    record Urgent(
            @DefaultValue("1h") Duration first,
            @DefaultValue("2h") Duration next,
            @DefaultValue("8h") Duration resolve) {}

    record High(
            @DefaultValue("4h") Duration first,
            @DefaultValue("8h") Duration next,
            @DefaultValue("24h") Duration resolve) {}

    record Normal(
            @DefaultValue("8h") Duration first,
            @DefaultValue("16h") Duration next,
            @DefaultValue("40h") Duration resolve) {}

    record Low(
            @DefaultValue("16h") Duration first,
            @DefaultValue("24h") Duration next,
            @DefaultValue("80h") Duration resolve) {}

    public Limits limits(Priority priority) {
        return switch (priority) {
            case URGENT -> new Limits(urgent.first, urgent.next, urgent.resolve);
            case HIGH -> new Limits(high.first, high.next, high.resolve);
            case NORMAL -> new Limits(normal.first, normal.next, normal.resolve);
            case LOW -> new Limits(low.first, low.next, low.resolve);
        };
    }
}
