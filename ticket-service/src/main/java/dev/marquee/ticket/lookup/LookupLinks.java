package dev.marquee.ticket.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.security.LinkPace;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links that are mailed: made for addresses with bookings only, each good for one use. Test
 * bookings are none: whoever tries an event out may have typed any address.
 */
@Component
class LookupLinks {

    static final String REQUESTED = "lookup-requested";
    static final Duration VALID = Duration.ofMinutes(20);

    /**
     * Somebody wants to see the bookings of an address.
     *
     * @param locale the tag of the language that they read; null for that of the house
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(String email, @Nullable String locale) {}

    /** A link on its way; the token is nowhere else. */
    record Link(String request, String email, String token) {}

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final LinkPace pace;
    private final AddressesRead read;
    private final Clock clock;

    LookupLinks(JdbcClient jdbc, Outbox outbox, LinkPace pace, AddressesRead read, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.pace = pace;
        this.read = read;
        this.clock = clock;
    }

    /**
     * The same work for every address: nobody can tell by the time it takes whether it is known.
     */
    @Transactional
    public void request(EmailAddress email, @Nullable String locale) {
        outbox.publish(REQUESTED, UUID.randomUUID().toString(), new Request(email.value(), locale));
    }

    /**
     * Makes links for those requests whose address has bookings and did not just get several links.
     * Asked again for the same request, it makes another link: the first one may have been mailed,
     * and stays good.
     *
     * @param requests address by request id
     */
    @Transactional
    public List<Link> issue(LinkedHashMap<String, String> requests) {
        var known = withBookings(requests.values());
        if (known.isEmpty()) return List.of();
        var mailed = mailed(known);
        return requests.entrySet().stream()
                .filter(request -> known.contains(request.getValue()))
                .filter(request ->
                        allowed(
                                request.getKey(),
                                mailed.computeIfAbsent(request.getValue(), e -> new HashMap<>())))
                .map(request -> issue(request.getKey(), request.getValue()))
                .toList();
    }

    private boolean allowed(String request, Map<String, Instant> mailed) {
        if (mailed.containsKey(request)) return true;
        if (!pace.allows(mailed.values(), clock.instant())) return false;
        mailed.put(request, clock.instant());
        return true;
    }

    private Set<String> withBookings(Collection<String> emails) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select distinct b.buyer_email from booking b join sale_terms e on e.event_id = b.event_id
                                where b.buyer_email in (:emails) and e.test_mode = 'off'
                                """)
                        .param("emails", Set.copyOf(emails))
                        .query(String.class)
                        .list());
    }

    /** When links were made for these addresses in the time that counts, by address and request. */
    private Map<String, Map<String, Instant>> mailed(Set<String> emails) {
        var mailed = new HashMap<String, Map<String, Instant>>();
        RowCallbackHandler collect =
                row ->
                        mailed.computeIfAbsent(row.getString("email"), e -> new HashMap<>())
                                .put(
                                        row.getString("request"),
                                        row.getObject("first", OffsetDateTime.class).toInstant());
        jdbc.sql(
                        """
                        select email, request, min(created_at) as first from lookup_link
                        where email in (:emails) and created_at > :since group by email, request
                        """)
                .param("emails", emails)
                .param("since", now().minus(LinkPace.REMEMBERED))
                .query(collect);
        return mailed;
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
        var address =
                jdbc.sql("select email from lookup_link where token_hash = ?")
                        .param(hash)
                        .query(String.class)
                        .optional()
                        .map(EmailAddress::new);
        address.ifPresent(read::add);
        return address;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
