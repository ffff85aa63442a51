package dev.marquee.ticket.lookup;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links that are mailed: made for addresses with bookings only, each good for one use. */
@Component
class LookupLinks {

    static final String REQUESTED = "lookup-requested";
    static final Duration VALID = Duration.ofMinutes(20);
    private static final int MOST_PER_HOUR = 3;

    /** Somebody wants to see the bookings of an address. */
    record Request(String email) {}

    /** A link on its way; the token is nowhere else. */
    record Link(String request, String email, String token) {}

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    LookupLinks(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The same work for every address: nobody can tell by the time it takes whether it is known.
     */
    @Transactional
    public void request(EmailAddress email) {
        outbox.owe(REQUESTED, UUID.randomUUID().toString(), new Request(email.value()));
    }

    /**
     * Makes links for those requests whose address has bookings and got fewer than three links in
     * the past hour. Asked again for the same request, it makes another link: the first one may
     * have been mailed, and stays good.
     *
     * @param requests address by request id
     */
    @Transactional
    public List<Link> issue(LinkedHashMap<String, String> requests) {
        var known = withBookings(requests.values());
        if (known.isEmpty()) return List.of();
        var recent = recentRequests(known);
        return requests.entrySet().stream()
                .filter(request -> known.contains(request.getValue()))
                .filter(request ->
                        allowed(
                                request.getKey(),
                                recent.computeIfAbsent(request.getValue(), e -> new HashSet<>())))
                .map(request -> issue(request.getKey(), request.getValue()))
                .toList();
    }

    private static boolean allowed(String request, Set<String> recent) {
        return recent.contains(request) || recent.size() < MOST_PER_HOUR && recent.add(request);
    }

    private Set<String> withBookings(Collection<String> emails) {
        return new HashSet<>(
                jdbc.sql("select distinct buyer_email from booking where buyer_email in (:emails)")
                        .param("emails", Set.copyOf(emails))
                        .query(String.class)
                        .list());
    }

    private Map<String, Set<String>> recentRequests(Set<String> emails) {
        var requests = new HashMap<String, Set<String>>();
        RowCallbackHandler collect =
                row ->
                        requests.computeIfAbsent(row.getString("email"), e -> new HashSet<>())
                                .add(row.getString("request"));
        jdbc.sql(
                        "select email, request from lookup_link where email in (:emails) and created_at > :since")
                .param("emails", emails)
                .param("since", now().minusHours(1))
                .query(collect);
        return requests;
    }

    private Link issue(String request, String email) {
        var token = RandomToken.create();
        jdbc.sql(
                        "insert into lookup_link (token_hash, request, email, created_at, expires_at) values (?, ?, ?, ?, ?)")
                .params(Sha256.of(token), request, email, now(), now().plus(VALID))
                .update();
        return new Link(request, email, token);
    }

    /** Uses up a link: of several who come at once, one gets the address. */
    @Transactional
    public Optional<EmailAddress> use(String token) {
        var hash = Sha256.of(token);
        var used =
                jdbc.sql(
                                "update lookup_link set used_at = :now where token_hash = :hash and used_at is null and expires_at > :now")
                        .param("now", now())
                        .param("hash", hash)
                        .update();
        if (used == 0) return Optional.empty();
        return jdbc.sql("select email from lookup_link where token_hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .map(EmailAddress::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
