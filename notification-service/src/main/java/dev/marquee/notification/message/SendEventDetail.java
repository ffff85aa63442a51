package dev.marquee.notification.message;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.MessageMail;
import dev.marquee.notification.content.MessageMail.Style;
import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.message.audience.Audience;
import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.Asked;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.notification.message.audience.AudienceClient.PageRequest;
import dev.marquee.notification.message.audience.AudienceClient.Person;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails the facts of an event to one person, and the way to their tickets where they have some. */
@Component
public class SendEventDetail {

    private static final int SOME = 20;

    private final AudienceClient audiences;
    private final QueueMail queue;
    private final QueueSignal signal;
    private final Clock clock;

    SendEventDetail(
            AudienceClient audiences, QueueMail queue, QueueSignal mailSignal, Clock clock) {
        this.audiences = audiences;
        this.queue = queue;
        this.signal = mailSignal;
        this.clock = clock;
    }

    /**
     * Queues the mail; within an hour of the last one for that event and address, nothing happens.
     *
     * @param email null for the caller's own
     * @return the address it goes to
     * @throws org.springframework.web.ErrorResponseException 404 if no such event is on sale, 422
     *     if the caller may not have it sent there
     */
    public String handle(Caller caller, long eventId, @Nullable String email, Locale locale) {
        var event =
                audiences.events(List.of(eventId)).stream()
                        .filter(found -> found.status().equals("published"))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("event"));
        var own =
                caller.emailVerified()
                        ? EmailAddress.parse(caller.email()).map(EmailAddress::value)
                        : Optional.<String>empty();
        var to =
                email == null
                        ? own.orElseThrow(() -> invalid("invalid.confirm-your-address"))
                        : EmailAddress.parse(email)
                                .map(EmailAddress::value)
                                .orElseThrow(() -> invalid("invalid.an-e-mail-address"));
        var holder = holder(event, to);
        if (!mayWriteTo(caller, event, own.filter(to::equals).isPresent(), holder.isPresent()))
            throw invalid("invalid.not-yours-to-write-to");
        var name = holder.map(Person::name).orElse("");
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3600;
        queue.handle(
                "event-detail:%d:%s:%d".formatted(eventId, Sha256.of(to).substring(0, 40), hour),
                MailKind.EVENT_DETAIL,
                to,
                locale,
                new MessageMail(
                        "",
                        null,
                        new Style(false, false, false),
                        name,
                        MessageMails.facts(event),
                        holder.map(MessageMails::tickets).orElse(List.of()),
                        holder.map(Person::bookingId).orElse(null),
                        holder.map(Person::link).orElse(null),
                        null,
                        "",
                        null),
                event.organizerId());
        signal.wake(1);
        return to;
    }

    private static boolean mayWriteTo(Caller caller, Event event, boolean own, boolean hasTickets) {
        if (own || caller.has("ADMIN", "SUPPORT")) return true;
        return caller.has("ORGANIZER") && caller.id() == event.organizerId() && hasTickets;
    }

    /** Who has tickets for it under that address, with the link to them. */
    private Optional<Person> holder(Event event, String address) {
        var asked = asked(event.id());
        // Addresses are asked for in their order: what is just before it will do.
        var before = address.substring(0, address.length() - 1);
        return audiences.page(new PageRequest(asked, before, SOME)).people().stream()
                .filter(person -> person.address().equals(address))
                .findFirst()
                .flatMap(person ->
                        audiences
                                .check(
                                        new AudienceClient.CheckRequest(
                                                asked,
                                                person.tickets().stream()
                                                        .map(AudienceClient.Held::id)
                                                        .toList()))
                                .stream()
                                .filter(found -> found.address().equals(address))
                                .findFirst());
    }

    private static Asked asked(long event) {
        var all = Audience.everybody();
        return new Asked(
                List.of(event),
                all.types(),
                all.sections(),
                all.seats(),
                all.states(),
                all.paid(),
                all.came(),
                all.list(),
                all.languages(),
                null,
                null,
                null,
                null);
    }

    private static org.springframework.web.ErrorResponseException invalid(String key) {
        return Problems.invalid("email", Text.of(key));
    }
}
