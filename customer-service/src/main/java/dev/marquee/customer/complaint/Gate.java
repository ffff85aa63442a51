package dev.marquee.customer.complaint;

import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many complaints there may be of one booking, and by one address; and how many mails say that
 * one came. Who counts holds a lock, so that two at once are counted one after the other.
 */
@Component
class Gate {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final ComplaintSettings settings;
    private final Clock clock;

    Gate(JdbcClient jdbc, ComplaintSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Lets a complaint in, or refuses it. Somebody who typed an address without showing to have it
     * counts against nobody who has shown that.
     *
     * @param proven whether it is known who complains
     * @throws org.springframework.web.ErrorResponseException 429 too-many-complaints
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void pass(Requester requester, Subject subject, boolean proven) {
        // In this order always, so that nobody waits for somebody who waits for him.
        var name = name(requester);
        if (name != null) {
            lock(name);
            if (ofRequester(requester, proven) >= settings.perAddress())
                throw ComplaintRefusals.tooMany(Text.of("problem.too-many-complaints.address"));
            // Each is a mail to an address that anybody can type.
            if (!proven && waiting(requester) > 0)
                throw ComplaintRefusals.tooMany(Text.of("problem.too-many-complaints.confirm"));
        }
        var booking = subject.bookingId();
        if (booking == null) return;
        lock("booking:" + booking);
        if (openOf(booking) >= settings.openPerBooking())
            throw ComplaintRefusals.tooMany(Text.of("problem.too-many-complaints.booking"));
    }

    /** Whether the requester may be told that a complaint came: once a day. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean acknowledges(Requester requester) {
        var now = clock.instant();
        var name = "mail:" + requester.email().toLowerCase(java.util.Locale.ROOT);
        make(name);
        return jdbc.sql(
                                "update complaint_gate set acknowledged_at = :now where name = :name and (acknowledged_at is null or acknowledged_at <= :before)")
                        .param("now", utc(now))
                        .param("name", name)
                        .param("before", utc(now.minus(DAY)))
                        .update()
                == 1;
    }

    private void lock(String name) {
        // What is deleted between the two statements, for somebody is forgotten, is made again.
        do make(name);
        while (jdbc.sql("select name from complaint_gate where name = ? for update")
                .param(name)
                .query(String.class)
                .optional()
                .isEmpty());
    }

    private void make(String name) {
        jdbc.sql("insert into complaint_gate (name) values (?) on conflict do nothing")
                .param(name)
                .update();
    }

    private long ofRequester(Requester requester, boolean proven) {
        return jdbc.sql(
                        """
                        select count(*) from complaint where created_at > :since and (requester_account = :account
                            or address_key = :address and address_key <> '' and (:unproven or not unconfirmed))
                        """)
                .param("since", utc(clock.instant().minus(DAY)))
                .param("address", address(requester))
                .param("account", requester.account() == null ? -1L : requester.account())
                .param("unproven", !proven)
                .query(Long.class)
                .single();
    }

    /** Those of today whose mail nobody has followed. */
    private long waiting(Requester requester) {
        return jdbc.sql(
                        "select count(*) from complaint where address_key = ? and created_at > ? and unconfirmed")
                .params(address(requester), utc(clock.instant().minus(DAY)))
                .query(Long.class)
                .single();
    }

    private long openOf(long booking) {
        return jdbc.sql(
                        "select count(*) from complaint where booking_id = ? and state in ('open', 'in_progress')")
                .param(booking)
                .query(Long.class)
                .single();
    }

    /** Null for buyers without an address, who have nothing else in common. */
    private static @Nullable String name(Requester requester) {
        var address = address(requester);
        if (!address.isEmpty()) return "address:" + address;
        return requester.account() == null ? null : "account:" + requester.account();
    }

    private static String address(Requester requester) {
        return requester.email().isEmpty() ? "" : requester.addressKey();
    }

    private static java.time.OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
