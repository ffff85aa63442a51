package dev.marquee.notification.message;

import static dev.marquee.notification.message.MessageState.PREPARING;
import static dev.marquee.notification.message.MessageState.SENDING;

import dev.marquee.notification.mail.Recipient;
import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.PageRequest;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down whom a message goes to, page by page, so that nothing that happens later makes it
 * more.
 */
@Component
class SnapshotAudience {

    static final int PAGE = 500;

    private final Messages messages;
    private final MessageSteps steps;
    private final Recipients recipients;
    private final AudienceClient audiences;
    private final TransactionOperations transaction;

    SnapshotAudience(
            Messages messages,
            MessageSteps steps,
            Recipients recipients,
            AudienceClient audiences,
            TransactionOperations transaction) {
        this.messages = messages;
        this.steps = steps;
        this.recipients = recipients;
        this.audiences = audiences;
        this.transaction = transaction;
    }

    /** One page. A page that was written twice changes nothing. */
    void handle(Message message) {
        var after = Objects.requireNonNullElse(message.readUpTo(), "");
        var page =
                audiences.page(new PageRequest(message.asked(message.snapshotAt()), after, PAGE));
        transaction.executeWithoutResult(status -> {
            if (!steps.holds(message.id(), PREPARING)) return;
            for (var person : page.people())
                recipients.add(message.id(), person, reason(message, person));
            if (page.more()) steps.readUpTo(message.id(), page.people().getLast().address());
            else messages.move(message.id(), PREPARING, SENDING, Map.of());
        });
    }

    private static @Nullable String reason(Message message, Person person) {
        if (Recipient.isNobody(person.address())) return "no_address";
        return message.news() && !person.news() ? "no_consent" : null;
    }
}
