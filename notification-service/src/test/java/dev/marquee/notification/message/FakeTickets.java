package dev.marquee.notification.message;

import dev.marquee.notification.message.audience.AudienceClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Plays ticket-service: knows events and the people who have tickets for them. */
final class FakeTickets implements AudienceClient {

    final Map<Long, Event> events = new ConcurrentHashMap<>();
    final ConcurrentSkipListMap<String, Person> people = new ConcurrentSkipListMap<>();

    /** Called first by everything. */
    volatile Runnable before = () -> {};

    /** An event of organiser 7 in Lisbon. */
    void event(long id, Instant startsAt) {
        event(id, startsAt, 7, "published");
    }

    void event(long id, Instant startsAt, long organizer, String status) {
        events.put(
                id,
                new Event(
                        id,
                        "EV" + id,
                        1,
                        "Lantern Night",
                        startsAt,
                        null,
                        "Europe/Lisbon",
                        "Riverside Stage, Lisbon",
                        organizer,
                        status,
                        List.of(new Type(1, "Standing")),
                        List.of()));
    }

    /** Somebody with a ticket for the event. */
    void person(long event, int n) {
        person(event, n, "Person " + n, "en", true);
    }

    void person(long event, int n, String name, String locale, boolean news) {
        var address = "p%05d@example.org".formatted(n);
        people.put(
                address,
                new Person(
                        address,
                        name,
                        locale,
                        (long) n,
                        List.of(new Held(n, "EV" + event + "-" + n, "Standing", null, event, n)),
                        news,
                        null));
    }

    @Override
    public Page page(PageRequest request) {
        before.run();
        var page =
                people.tailMap(request.after(), false).values().stream()
                        .filter(person -> isOf(person, request.audience()))
                        .limit(request.most())
                        .toList();
        return new Page(page, page.size() == request.most());
    }

    @Override
    public Count count(Asked audience) {
        before.run();
        var n = people.values().stream().filter(person -> isOf(person, audience)).count();
        return new Count(n, n, 0);
    }

    private static boolean isOf(Person person, Asked audience) {
        return audience.events().contains(person.tickets().getFirst().eventId());
    }

    @Override
    public List<Person> check(CheckRequest request) {
        before.run();
        return people.values().stream()
                .filter(person -> request.tickets().contains(person.tickets().getFirst().id()))
                .map(person ->
                        new Person(
                                person.address(),
                                person.name(),
                                person.locale(),
                                person.bookingId(),
                                person.tickets(),
                                person.news(),
                                "https://tickets.example.org/t/key-of-" + person.bookingId()))
                .toList();
    }

    @Override
    public List<Event> events(List<Long> ids) {
        before.run();
        return ids.stream().map(events::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Event> eventsOf(@Nullable Long organizer) {
        return List.copyOf(events.values());
    }
}
