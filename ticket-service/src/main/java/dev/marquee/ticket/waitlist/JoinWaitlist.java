package dev.marquee.ticket.waitlist;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.security.LinkPace;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.inventory.QuotaTransfer;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Takes names for waiting lists. A name counts once its address is confirmed. */
@Component
class JoinWaitlist {

    /** How long an address can be confirmed. The place is that of the time of joining. */
    static final Duration CONFIRMABLE = Duration.ofHours(48);

    private final Stocks stocks;
    private final WaitingEntries entries;
    private final WaitingMoves moves;
    private final WaitlistSettings settings;
    private final QuotaTransfer quotas;
    private final LinkPace pace;
    private final AddressesRead read;
    private final WaitlistNews news;
    private final WaitlistSignal signal;
    private final boolean foldTags;
    private final Clock clock;

    JoinWaitlist(
            Stocks stocks,
            WaitingEntries entries,
            WaitingMoves moves,
            WaitlistSettings settings,
            QuotaTransfer quotas,
            LinkPace pace,
            AddressesRead read,
            WaitlistNews news,
            WaitlistSignal signal,
            BookingSettings booking,
            Clock clock) {
        this.stocks = stocks;
        this.entries = entries;
        this.moves = moves;
        this.settings = settings;
        this.quotas = quotas;
        this.pace = pace;
        this.read = read;
        this.news = news;
        this.signal = signal;
        this.foldTags = booking.foldTags();
        this.clock = clock;
    }

    /** Whether the event's list takes names at all now. */
    boolean isOpen(Stock stock, WaitlistRules rules, Instant now) {
        return rules.enabled()
                && !stock.terms().isTest()
                && !WaitlistRules.isOver(stock.terms(), now);
    }

    /** Whether somebody can wait for that type: it is sold, and sold out. */
    static boolean isSoldOut(Stock stock, TicketType type, Instant now) {
        return isWaitedFor(stock, type, now) && stock.left(type) == 0;
    }

    private static boolean isWaitedFor(Stock stock, TicketType type, Instant now) {
        return !type.needsCode()
                && !WaitlistRules.isOver(type, stock.terms(), now)
                && type.closedBecause(now) == null;
    }

    /**
     * A new entry, and a mail with a link that confirms it. What the address waits for already is
     * not said: that is for whoever reads the mail.
     *
     * @param event its id or code
     * @param locale the tag of the language that they read; null for that of the house
     * @throws ErrorResponseException 404; 409 {@code waiting-list-closed} or {@code
     *     tickets-available}; 422; 429 {@code too-many-requests}
     */
    @Transactional
    WaitingEntry join(String event, JoinRequest wish, @Nullable String locale) {
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        var now = clock.instant();
        var email =
                EmailAddress.parse(wish.email().strip())
                        .orElseThrow(() ->
                                Problems.invalid("email", Text.of("invalid.an-e-mail-address")));
        var id = stock.terms().eventId();
        if (!isOpen(stock, settings.of(id), now)) throw closed();
        check(stock, wish, now);
        if (!pace.allows(entries.askedSince(email, now.minus(LinkPace.REMEMBERED)), now))
            throw Problems.problem(
                    TOO_MANY_REQUESTS,
                    "too-many-requests",
                    Text.of("problem.too-many-requests.too-many-places"));
        var entry =
                entries.add(
                        id,
                        wish.ticketTypeId(),
                        wish.quantity(),
                        wish.name().strip(),
                        email,
                        foldTags ? email.withoutTag() : email,
                        locale,
                        now);
        news.publish(WaitlistNews.Kind.CONFIRM, entry);
        return entry;
    }

    private static void check(Stock stock, JoinRequest wish, Instant now) {
        var wanted = wish.ticketTypeId();
        var types =
                stock.types().stream()
                        .filter(type -> isWaitedFor(stock, type, now))
                        .filter(type -> wanted == null || type.id() == wanted)
                        .toList();
        if (wanted != null && types.isEmpty())
            throw Problems.invalid("ticket_type_id", Text.of("invalid.no-type-that-is"));
        if (types.isEmpty()) throw closed();
        var left = types.stream().mapToInt(stock::left).max().orElse(0);
        if (left > 0)
            throw Problems.problem(
                    CONFLICT,
                    "tickets-available",
                    Text.of("problem.tickets-available"),
                    Map.of("left", left));
        var most =
                Math.min(
                        stock.terms().quota(),
                        types.stream().mapToInt(JoinWaitlist::most).max().orElse(0));
        if (wish.quantity() > most)
            throw Problems.invalid("quantity", Text.of("invalid.at-most", most));
        if (wanted != null && wish.quantity() < least(types.getFirst()))
            throw Problems.invalid(
                    "quantity", Text.of("invalid.at-least", least(types.getFirst())));
    }

    /** How many of a type one person can have at once. */
    static int most(TicketType type) {
        var quota = Objects.requireNonNullElse(type.quota(), Integer.MAX_VALUE);
        var most = Objects.requireNonNullElse(type.pricing().maxPerBooking(), Integer.MAX_VALUE);
        return Math.min(type.quantity(), Math.min(quota, most));
    }

    /** How many an entry has to want at least. */
    int least(WaitingEntry entry) {
        return least(entry, stocks.find(String.valueOf(entry.eventId())).orElseThrow());
    }

    static int least(WaitingEntry entry, Stock stock) {
        return stock.types().stream()
                .filter(type -> Objects.equals(type.id(), entry.ticketTypeId()))
                .mapToInt(JoinWaitlist::least)
                .findFirst()
                .orElse(1);
    }

    private static int least(TicketType type) {
        return Objects.requireNonNullElse(type.pricing().minPerBooking(), 1);
    }

    private static ErrorResponseException closed() {
        return Problems.problem(
                CONFLICT, "waiting-list-closed", Text.of("problem.waiting-list-closed"));
    }

    /**
     * Counts an entry from now on, for whoever has its link. A second time changes nothing.
     *
     * @return the entry; or the one of the same address that waits for the same already
     * @throws ErrorResponseException 409 {@code waiting-list-closed} or {@code quota-exceeded}; 410
     *     {@code link-expired}
     */
    @Transactional
    WaitingEntry confirm(WaitingEntry asked) {
        moves.lock(asked.eventId());
        var entry = entries.find(asked.id()).orElseThrow();
        if (entry.state() != WaitingState.UNCONFIRMED) return entry;
        var now = clock.instant();
        if (now.isAfter(entry.createdAt().plus(CONFIRMABLE)))
            throw Problems.problem(
                    GONE, "link-expired", Text.of("problem.link-expired.link-is-too"));
        var stock = stocks.find(String.valueOf(entry.eventId())).orElseThrow();
        if (!isOpen(stock, settings.of(entry.eventId()), now)) throw closed();
        read.add(entry.email());
        var same = entries.openOf(entry.openKey());
        if (same.isPresent()) {
            moves.end(entry, WaitingState.CLOSED, "twice", now);
            return same.get();
        }
        checkQuota(entry, stock);
        moves.confirmed(entry, now);
        signal.stockChanged();
        return entries.find(entry.id()).orElseThrow();
    }

    /** Whoever has the link has the address, and may know what it holds. */
    private void checkQuota(WaitingEntry entry, Stock stock) {
        var email = entry.quotaEmail().value();
        over(entry, stock.terms().quota(), quotas.held(entry.eventId(), email));
        for (var type : stock.types()) {
            if (!Objects.equals(type.id(), entry.ticketTypeId()) || type.quota() == null) continue;
            over(entry, type.quota(), quotas.heldOfType(entry.eventId(), email, type.id()));
        }
    }

    private static void over(WaitingEntry entry, @Nullable Integer quota, int held) {
        if (quota == null || entry.quantity() <= quota - held) return;
        throw Problems.problem(
                CONFLICT,
                "quota-exceeded",
                Text.of("problem.quota-exceeded.you-have-tickets", held, quota),
                Map.of("quota", quota, "held", held));
    }
}
