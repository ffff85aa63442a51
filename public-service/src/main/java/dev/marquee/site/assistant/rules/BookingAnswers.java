package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.CallerTools;
import dev.marquee.site.assistant.tool.Proposals;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Event;
import dev.marquee.site.event.RefundWords;
import dev.marquee.site.wording.EventTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says how the asker's own bookings stand, and proposes to book and to cancel. */
@Component
class BookingAnswers {

    private static final int MOST = 5;
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,18}\\b");

    private final Proposals proposals;
    private final Clock clock;

    BookingAnswers(Proposals proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    Answer mine(Topic topic) {
        if (!topic.isKnown()) return whose(topic, topic.text("assist.mine.unknown"));
        var bookings = current(topic.tools());
        if (bookings.isEmpty())
            return topic.answer(topic.text("assist.mine.none"), lookup(topic), all(topic));
        var lines = new ArrayList<String>();
        lines.add(topic.text("assist.mine"));
        bookings.stream().limit(MOST).forEach(booking -> lines.add(line(topic, booking)));
        return topic.answer(String.join("\n", lines), all(topic));
    }

    private static String line(Topic topic, Booking booking) {
        var time =
                EventTime.of(booking.startsAt(), null, booking.timeZone(), topic.speech().locale());
        return topic.text(
                booking.waiting() ? "assist.mine.waiting" : "assist.mine.one",
                String.valueOf(booking.id()),
                booking.eventName(),
                topic.speech().when(time),
                booking.tickets().size());
    }

    /** How to cancel, or a card that does it. */
    Answer cancel(Topic topic) {
        if (!topic.isKnown()) return terms(topic);
        var all = current(topic.tools());
        var meant = meant(topic, all);
        if (meant.isEmpty())
            return topic.answer(
                    topic.text(all.isEmpty() ? "assist.cancel.none" : "assist.cancel.not-that"),
                    lookup(topic),
                    all(topic));
        if (meant.size() > 1) {
            var buttons =
                    meant.stream()
                            .limit(MOST)
                            .map(one ->
                                    Button.ask(
                                            topic.text(
                                                    "assist.cancel.ask", String.valueOf(one.id())),
                                            topic.text(
                                                    "assist.cancel.one",
                                                    String.valueOf(one.id()),
                                                    one.eventName())))
                            .toList();
            return topic.answer(topic.text("assist.cancel.which"), buttons);
        }
        var booking = meant.getFirst();
        return proposals
                .cancel(booking, topic.tools(), topic.speech())
                .map(card ->
                        topic.answer(
                                topic.text("assist.cancel.card"),
                                List.of(),
                                List.of(card),
                                List.of(all(topic))))
                .orElseGet(() -> topic.answer(refusal(topic, booking), all(topic)));
    }

    private static String refusal(Topic topic, Booking booking) {
        var why = topic.tools().giveBack(booking, List.of()).refusal();
        return topic.speech().textOr("booking.refund.no." + why, "booking.refund.no.other");
    }

    /** Those that the question names by number, code or event; or all. */
    private static List<Booking> meant(Topic topic, List<Booking> bookings) {
        var numbers =
                NUMBER.matcher(topic.question().text())
                        .results()
                        .map(found -> found.group())
                        .toList();
        var named =
                bookings.stream()
                        .filter(booking ->
                                numbers.contains(String.valueOf(booking.id()))
                                        || booking.tickets().stream()
                                                .anyMatch(ticket ->
                                                        topic.question()
                                                                .text()
                                                                .toUpperCase(java.util.Locale.ROOT)
                                                                .contains(ticket.code())))
                        .toList();
        if (!named.isEmpty()) return named;
        if (topic.events().isEmpty()) return bookings;
        var ofEvent =
                bookings.stream()
                        .filter(booking -> topic.events().contains(booking.eventCode()))
                        .toList();
        return ofEvent;
    }

    /** What an event's page says of giving tickets back. */
    private static Answer terms(Topic topic) {
        var how = topic.text("assist.cancel.how");
        var event =
                topic.events().size() == 1
                        ? topic.tools().event(topic.events().getFirst())
                        : java.util.Optional.<Event>empty();
        return whose(topic, event.map(one -> policy(topic, one) + "\n" + how).orElse(how));
    }

    private static String policy(Topic topic, Event event) {
        var speech = topic.speech();
        var words = RefundWords.of(event, speech.locale());
        var until =
                words.until() == null ? speech.text("refund.start") : speech.when(words.until());
        var terms = speech.text("refund." + words.mode(), until);
        var kept = speech.text("refund.kept." + words.kept(), words.fee(), words.percent());
        return (event.name() + ": " + terms + " " + kept).strip();
    }

    Answer refund(Topic topic) {
        if (!topic.isKnown()) return whose(topic, topic.text("assist.refund.unknown"));
        var lines =
                topic.tools().bookings().stream()
                        .filter(BookingAnswers::hasRefund)
                        .limit(MOST)
                        .map(booking ->
                                topic.text(
                                        "assist.refund.one",
                                        String.valueOf(booking.id()),
                                        booking.eventName(),
                                        topic.speech()
                                                .money(
                                                        String.valueOf(booking.refunded()),
                                                        booking.currency())))
                        .toList();
        var payments = Button.to("/my/payments", topic.text("payments.title"));
        if (lines.isEmpty()) return topic.answer(topic.text("assist.refund.none"), payments);
        return topic.answer(
                String.join("\n", lines) + "\n" + topic.text("assist.refund.days"), payments);
    }

    private static boolean hasRefund(Booking booking) {
        var refunded = booking.refunded();
        return refunded != null && new BigDecimal(refunded).signum() > 0;
    }

    /** A card, or the page where more is asked. */
    Answer book(Topic topic, Event event) {
        var quantity = topic.question().quantity().orElse(1);
        return proposals
                .book(event, null, quantity, topic.tools(), topic.speech())
                .map(card ->
                        topic.answer(
                                topic.text("assist.book.card"),
                                List.of(),
                                List.of(card),
                                List.of(EventAnswers.page(topic, event))))
                .orElseGet(() ->
                        topic.answer(
                                topic.text("assist.book.page", event.name()),
                                EventAnswers.book(topic, event)));
    }

    /** Those that are neither cancelled nor over, the next one first. */
    private List<Booking> current(CallerTools tools) {
        return tools.bookings().stream()
                .filter(booking -> !booking.cancelled())
                .filter(booking -> booking.startsAt().isAfter(clock.instant()))
                .sorted(Comparator.comparing(Booking::startsAt))
                .toList();
    }

    private static Answer whose(Topic topic, String text) {
        return topic.isSignedIn()
                ? topic.answer(text, lookup(topic), all(topic))
                : topic.answer(
                        text,
                        lookup(topic),
                        Button.to("/login?return=/assistant", topic.text("platform.sign-in")));
    }

    static Button lookup(Topic topic) {
        return Button.to("/lookup", topic.text("assist.button.lookup"));
    }

    static Button all(Topic topic) {
        return Button.to("/my", topic.text("lookup.tickets.title"));
    }
}
