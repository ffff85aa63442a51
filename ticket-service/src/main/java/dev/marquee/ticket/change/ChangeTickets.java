package dev.marquee.ticket.change;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.DifferenceAsked;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.change.TicketChange.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Staff give tickets of a booking another type, or move them to another event of the same
 * organiser.
 */
@Component
class ChangeTickets {

    /**
     * What is to be changed.
     *
     * @param tickets of the booking
     * @param type of the tickets afterwards
     * @param event of the tickets afterwards; null for the same
     * @param difference what becomes of it; null if there is none, or if it is only asked
     * @param expectedMinor the difference that the caller was shown; null for any
     * @param reason for the buyer to read
     */
    record Command(
            List<Long> tickets,
            long type,
            @Nullable Long event,
            @Nullable Difference difference,
            @Nullable Long expectedMinor,
            @Nullable String reason) {}

    /**
     * What came of it.
     *
     * @param change null if nothing had to be changed, or it was only asked
     */
    record Changed(Booking booking, ChangePlan plan, @Nullable TicketChange change) {}

    private final BookingChange change;
    private final ChangeRules rules;
    private final TicketChanges changes;
    private final ApplyChange applyChange;
    private final BookingHistory history;
    private final BookingEvents events;

    ChangeTickets(
            BookingChange change,
            ChangeRules rules,
            TicketChanges changes,
            ApplyChange applyChange,
            BookingHistory history,
            BookingEvents events) {
        this.change = change;
        this.rules = rules;
        this.changes = changes;
        this.applyChange = applyChange;
        this.history = history;
        this.events = events;
    }

    /**
     * Says what a change would mean, and changes nothing.
     *
     * @throws ErrorResponseException as {@link #handle} does
     */
    Changed preview(long bookingId, Command command) {
        return run(
                bookingId,
                command,
                (booking, plan, now) -> {
                    if (command.difference != null) check(plan, command);
                    applyChange.refusal(plan).ifPresent(ChangeTickets::refuse);
                    return null;
                });
    }

    /**
     * Changes the tickets at once; or, where the buyer is to pay the difference, when it is paid.
     * Tickets that have that type already stay as they are, so that a repeated request changes
     * nothing.
     *
     * @throws ErrorResponseException 409 {@code sold-out}, {@code quota-exceeded}, {@code
     *     event-not-on-sale}, {@code ticket-used}, {@code not-exchangeable}, {@code price-changed}
     *     if the difference is not the expected one, {@code invalid-state} with the present {@code
     *     state}; 422 {@code invalid-input}
     */
    Changed handle(long bookingId, Command command, Actor by) {
        return run(
                bookingId,
                command,
                (booking, plan, now) -> {
                    var difference = check(plan, command);
                    var refusal = applyChange.refusal(plan);
                    refusal.ifPresent(ChangeTickets::refuse);
                    return difference == Difference.ASK
                            ? ask(plan, command.reason, by, now)
                            : applyChange.handle(plan, difference, command.reason, by, now);
                });
    }

    private interface Step {
        @Nullable TicketChange take(Booking booking, ChangePlan plan, Instant now);
    }

    private Changed run(long bookingId, Command command, Step step) {
        var planned = new AtomicReference<ChangePlan>();
        var done = new AtomicReference<@Nullable TicketChange>();
        var booking =
                change.of(
                        bookingId,
                        command.event,
                        (found, now) -> {
                            var plan =
                                    rules.plan(found, command.tickets, command.type, command.event);
                            planned.set(plan);
                            if (plan.tickets().isEmpty()) return;
                            if (changes.open(bookingId).isPresent())
                                throw InvalidState.because(
                                        "booking",
                                        "changed",
                                        Text.of("problem.because.change-waits-until-difference"),
                                        "change-open");
                            done.set(step.take(found, plan, now));
                        });
        return new Changed(booking, Objects.requireNonNull(planned.get()), done.get());
    }

    private static void refuse(dev.marquee.ticket.checkout.Refusal refusal) {
        throw RefusedChange.of(refusal);
    }

    private static Difference check(ChangePlan plan, Command command) {
        var minor = plan.differenceMinor();
        var currency = plan.booking().currency();
        if (command.expectedMinor != null && command.expectedMinor != minor)
            throw Problems.problem(
                    CONFLICT,
                    "price-changed",
                    Text.of("problem.price-changed", Money.text(minor, currency), currency),
                    Map.of("total", Money.text(minor, currency), "currency", currency));
        if (minor == 0) return Difference.NONE;
        var difference = command.difference;
        if (difference == null || !difference.fits(minor))
            throw Problems.invalid(
                    "difference",
                    minor > 0
                            ? Text.of(
                                    "invalid.ask-or-waive-the",
                                    Money.text(minor, currency),
                                    currency)
                            : Text.of(
                                    "invalid.give-back-or-keep",
                                    Money.text(-minor, currency),
                                    currency));
        return difference;
    }

    private TicketChange ask(ChangePlan plan, @Nullable String reason, Actor by, Instant now) {
        var booking = plan.booking();
        var asked =
                changes.add(
                        new TicketChange(
                                0,
                                booking.id(),
                                plan.event().eventId(),
                                plan.type().id(),
                                Difference.ASK,
                                plan.differenceMinor(),
                                booking.currency(),
                                State.OPEN,
                                reason,
                                by.name(),
                                now,
                                null,
                                null,
                                plan.lines()));
        history.add(
                booking.id(),
                now,
                by,
                What.DIFFERENCE_ASKED,
                ApplyChange.text(plan, plan.differenceMinor()));
        events.publish(new DifferenceAsked(booking.id(), asked.id()));
        return asked;
    }
}
