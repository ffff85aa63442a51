package dev.marquee.customer.timeline;

import dev.marquee.customer.client.EventClient;
import dev.marquee.customer.client.NotificationClient;
import dev.marquee.customer.client.TicketClient;
import dev.marquee.customer.contact.Addresses;
import dev.marquee.customer.contact.Addresses.Known;
import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.Moves;
import dev.marquee.customer.contact.Notes;
import dev.marquee.platform.value.EmailAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Everything that happened with a customer, from four services. Those are asked at the same time,
 * as the caller, and who does not answer soon is left out and named.
 */
@Component
class Timeline {

    private static final int MOST = 100;

    /**
     * What was found.
     *
     * @param entries the newest first
     * @param missing whose service does not answer just now
     * @param cut of which there are more than are read
     */
    record Found(List<Entry> entries, Set<Kind> missing, Set<Kind> cut) {}

    /** A part of it. */
    private record Part(Kind kind, List<Entry> entries, boolean cut) {}

    private final Notes notes;
    private final Addresses addresses;
    private final Moves moves;
    private final EventClient events;
    private final TicketClient tickets;
    private final NotificationClient mails;

    Timeline(
            Notes notes,
            Addresses addresses,
            Moves moves,
            EventClient events,
            TicketClient tickets,
            NotificationClient mails) {
        this.notes = notes;
        this.addresses = addresses;
        this.moves = moves;
        this.events = events;
        this.tickets = tickets;
        this.mails = mails;
    }

    /** What happened with a customer, of these kinds; of each kind, the newest ones. */
    Found of(Customer customer, Set<Kind> kinds) {
        var questions = questions(customer, kinds);
        var answers = Together.ask(questions.stream().map(Question::work).toList());
        var entries = new ArrayList<Entry>();
        var missing = EnumSet.noneOf(Kind.class);
        var cut = EnumSet.noneOf(Kind.class);
        if (kinds.contains(Kind.NOTE)) entries.addAll(notesOf(customer, cut));
        for (var i = 0; i < questions.size(); i++) {
            var kind = questions.get(i).kind;
            answers.get(i)
                    .ifPresentOrElse(
                            part -> {
                                entries.addAll(part.entries);
                                if (part.cut) cut.add(kind);
                            },
                            () -> missing.add(kind));
        }
        return new Found(sorted(entries), missing, cut);
    }

    /**
     * The newest first, and each once: while an event moves to another customer, both may name it.
     */
    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream()
                .distinct()
                .sorted(Comparator.comparing(Entry::at).reversed())
                .toList();
    }

    private record Question(Kind kind, java.util.concurrent.Callable<Part> work) {}

    private List<Entry> notesOf(Customer customer, Set<Kind> cut) {
        var found = notes.of(customer.id());
        if (found.size() == Notes.MOST) cut.add(Kind.NOTE);
        return found.stream().map(Entry::of).toList();
    }

    private List<Question> questions(Customer customer, Set<Kind> kinds) {
        var known = addresses.of(customer.id());
        // event-service may not have heard yet of those who were merged into this one
        var ids = Stream.concat(Stream.of(customer.id()), moves.into(customer.id()).stream());
        var all = new ArrayList<Question>();
        if (kinds.contains(Kind.EVENT))
            ids.forEach(id -> all.add(new Question(Kind.EVENT, () -> eventsOf(id))));
        for (var address : known) {
            if (kinds.contains(Kind.BOOKING))
                all.add(new Question(Kind.BOOKING, () -> bookingsOf(address)));
            if (kinds.contains(Kind.MESSAGE))
                all.add(new Question(Kind.MESSAGE, () -> messagesTo(address)));
        }
        return all;
    }

    private Part eventsOf(long id) {
        var found = events.commissionedBy(id).stream().map(Entry::of).toList();
        return new Part(Kind.EVENT, found, false);
    }

    /** The search finds the address as a part of longer ones too. */
    private Part bookingsOf(Known address) {
        var found = tickets.search(address.key(), MOST, false);
        return new Part(
                Kind.BOOKING,
                found.items().stream()
                        .filter(booking -> isSame(booking.buyerEmail(), address))
                        .map(Entry::of)
                        .toList(),
                found.total() > MOST);
    }

    private Part messagesTo(Known address) {
        var found = mails.sentTo(address.key(), MOST);
        return new Part(
                Kind.MESSAGE, found.items().stream().map(Entry::of).toList(), found.total() > MOST);
    }

    private static boolean isSame(String email, Known address) {
        return EmailAddress.parse(email)
                .map(EmailAddress::value)
                .filter(address.key()::equals)
                .isPresent();
    }
}
