package dev.marquee.notification.message;

import static dev.marquee.notification.message.MessageState.PAUSED;
import static dev.marquee.notification.message.MessageState.SENDING;
import static dev.marquee.notification.message.MessageState.SENT;

import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.message.Recipients.Recipient;
import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.CheckRequest;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.queue.QueueSignal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts the mails of a message into the queue, a few at a time. Each reader is looked at again just
 * before; the mail and the outcome are written together, so nobody gets two and nobody is lost,
 * whenever this is cut off.
 */
@Component
class HandOver {

    /** After so many, what came of them says whether to go on. */
    static final int TRIAL = 200;

    /** More hard bounces than that among the first are no accident. */
    static final int MOST_HARD = TRIAL / 20;

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER_BOOKERS = Duration.ofMinutes(5);

    private final Messages messages;
    private final MessageSteps steps;
    private final Recipients recipients;
    private final RecipientOutcomes outcomes;
    private final AudienceClient audiences;
    private final QueueMail queue;
    private final MessageMails mails;
    private final MessageNotices notices;
    private final MessageSettings settings;
    private final Languages languages;
    private final TransactionOperations transaction;
    private final QueueSignal signal;
    private final Clock clock;

    HandOver(
            Messages messages,
            MessageSteps steps,
            Recipients recipients,
            RecipientOutcomes outcomes,
            AudienceClient audiences,
            QueueMail queue,
            MessageMails mails,
            MessageNotices notices,
            MessageSettings settings,
            Languages languages,
            TransactionOperations transaction,
            QueueSignal mailSignal,
            Clock clock) {
        this.messages = messages;
        this.steps = steps;
        this.recipients = recipients;
        this.outcomes = outcomes;
        this.audiences = audiences;
        this.queue = queue;
        this.mails = mails;
        this.notices = notices;
        this.settings = settings;
        this.languages = languages;
        this.transaction = transaction;
        this.signal = mailSignal;
        this.clock = clock;
    }

    /** The next few. Asks ticket-service, so never within a transaction. */
    void handle(Message message) {
        outcomes.follow(message.id());
        var counts = recipients.counts(message.id());
        if (tooManyBounce(counts, steps.accepted(message.id()))) {
            messages.move(message.id(), SENDING, PAUSED, Map.of("why", "bounces"));
            return;
        }
        if (outcomes.tooManyComplain(message.id())) {
            transaction.executeWithoutResult(status -> {
                if (messages.move(message.id(), SENDING, PAUSED, Map.of("why", "complaints")))
                    outcomes.complaintsCounted(message.id());
            });
            return;
        }
        var most = room(message, counts);
        var waiting = most <= 0 ? List.<Recipient>of() : recipients.waiting(message.id(), most);
        if (waiting.isEmpty()) {
            rest(message, counts);
            return;
        }
        var tickets = waiting.stream().flatMap(one -> one.tickets().stream()).toList();
        var meant =
                audiences
                        .check(
                                new CheckRequest(
                                        message.asked(
                                                message.laterBookers()
                                                        ? null
                                                        : message.snapshotAt()),
                                        tickets))
                        .stream()
                        .collect(Collectors.toMap(Person::address, Function.identity()));
        var events =
                audiences.events(message.events()).stream()
                        .collect(Collectors.toMap(Event::id, Function.identity()));
        int queued =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            if (!steps.holds(message.id(), SENDING)) return 0;
                            var n = 0;
                            for (var one : waiting) n += queue(message, one, meant, events);
                            steps.later(message.id(), SENDING, clock.instant());
                            return n;
                        }));
        signal.wake(queued);
    }

    private static boolean tooManyBounce(Map<String, Long> counts, MessageSteps.Accepted before) {
        long all = counts.getOrDefault("bounced_hard", 0L);
        long hard = all - before.hard();
        long settled =
                all
                        + counts.getOrDefault("handed_over", 0L)
                        + counts.getOrDefault("bounced_soft", 0L)
                        - before.of();
        // What was accepted when it was resumed is no reason again. Of more than the trial, their
        // part counts.
        return hard > MOST_HARD && hard * 20 > Math.max(TRIAL, settled);
    }

    /**
     * How many may join those in the queue; none beyond the trial before it is known how that went.
     */
    private int room(Message message, Map<String, Long> counts) {
        long untried = outcomes.untried(message.id());
        long handed =
                counts.getOrDefault("queued", 0L)
                        + counts.getOrDefault("handed_over", 0L)
                        + counts.getOrDefault("bounced_hard", 0L)
                        + counts.getOrDefault("bounced_soft", 0L);
        var room = settings.window() - untried;
        if (handed < TRIAL) return (int) Math.min(room, TRIAL - handed);
        return handed == TRIAL && untried > 0 ? 0 : (int) room;
    }

    /** Nobody waits, or nobody else may join: look again soon, or it is done. */
    private void rest(Message message, Map<String, Long> counts) {
        var now = clock.instant();
        var open = counts.getOrDefault("waiting", 0L) + counts.getOrDefault("queued", 0L);
        if (counts.getOrDefault("waiting", 0L) == 0 && message.laterBookers()) {
            var event = audiences.events(List.of(message.eventId())).stream().findFirst();
            if (event.isPresent() && event.get().startsAt().isAfter(now)) {
                var looked = Objects.requireNonNullElse(message.snapshotAt(), now);
                if (looked.plus(LATER_BOOKERS).isAfter(now))
                    steps.later(message.id(), SENDING, looked.plus(LATER_BOOKERS));
                else steps.lookAgain(message.id(), now);
                return;
            }
        }
        if (open == 0) messages.move(message.id(), SENDING, SENT, Map.of());
        else steps.later(message.id(), SENDING, now.plus(SOON));
    }

    private int queue(
            Message message, Recipient one, Map<String, Person> meant, Map<Long, Event> events) {
        var person = meant.get(one.address());
        if (person == null) {
            recipients.skipped(message.id(), one.address(), "not_valid_any_more");
            return 0;
        }
        if (message.news() && !person.news()) {
            recipients.skipped(message.id(), one.address(), "no_consent");
            return 0;
        }
        var key = key(message.id(), one.address());
        if (!recipients.queued(message.id(), one.address(), key)) return 0;
        var locale = message.language(languages.orHouse(person.locale()));
        var mail = mails.of(message, person, events, locale);
        queue.handle(
                key,
                MessageMails.kind(message),
                one.address(),
                locale,
                mail,
                message.organizerId());
        notices.tell(message, person, mail, key, locale);
        return 1;
    }

    /** There is one mail a message and address, whatever else happens. */
    static String key(long message, String address) {
        return "message:" + message + ":" + Sha256.of(address).substring(0, 40);
    }
}
