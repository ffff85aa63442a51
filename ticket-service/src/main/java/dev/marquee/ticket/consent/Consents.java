package dev.marquee.ticket.consent;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.TicketLinks;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people said about news of organisers. */
@Component
public class Consents {

    /** The version of the words beside the tick box. A change of their meaning is a new version. */
    public static final int TEXT_VERSION = 1;

    /** That somebody wants news of an organiser. */
    public record Wish(String address, long organizer) {}

    private record Answer(String addressKey, long organizerId, boolean given) {}

    private final JdbcClient jdbc;
    private final TicketLinks links;
    private final Clock clock;

    public Consents(JdbcClient jdbc, TicketLinks links, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Somebody ticked the box when they booked. Said again for the same booking, nothing changes.
     *
     * @param source page or api
     */
    @Transactional
    public void give(EmailAddress address, long organizer, long booking, String source) {
        jdbc.sql(
                        """
                        insert into consent (address_key, organizer_id, purpose, given, at, source, text_version, booking_id)
                        values (:address, :organizer, 'news', true, :now, :source, :version, :booking) on conflict do nothing
                        """)
                .param("address", address.value())
                .param("organizer", organizer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("source", source)
                .param("version", TEXT_VERSION)
                .param("booking", booking)
                .update();
    }

    /**
     * All wishes of these addresses that stand. One that was made with a booking ends where the
     * booking's address is corrected to another one: who is written to must have asked for it.
     */
    public Set<Wish> wantNews(Collection<String> addresses) {
        if (addresses.isEmpty()) return Set.of();
        var wishes = new HashSet<Wish>();
        for (var answer :
                jdbc.sql(
                                """
                                select c.address_key, c.organizer_id, c.given from consent c
                                where c.address_key in (:addresses) and c.purpose = 'news' and (c.booking_id is null
                                    or exists (select 1 from booking b where b.id = c.booking_id and b.buyer_email = c.address_key))
                                order by c.id
                                """)
                        .param("addresses", addresses)
                        .query(Answer.class)
                        .list()) {
            var wish = new Wish(answer.addressKey, answer.organizerId);
            if (answer.given) wishes.add(wish);
            else wishes.remove(wish);
        }
        return wishes;
    }

    /**
     * Forgets an address, and what was said with its bookings before they were corrected to it:
     * call it while they have the address. That it wants nothing stays, under a hash that only this
     * house can make.
     */
    @Transactional
    public void erase(EmailAddress address) {
        var hash = links.signed("consent", 0, address.value());
        jdbc.sql(
                        """
                        insert into consent (address_key, organizer_id, purpose, given, at, source, text_version)
                        select distinct :hash, organizer_id, purpose, false, cast(:now as timestamp with time zone), 'erased', :version
                        from (select organizer_id, purpose from consent where address_key = :address
                              union select organizer_id, purpose from consent
                              where booking_id in (select id from booking where buyer_email = :address)) said
                        """)
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("version", TEXT_VERSION)
                .param("address", address.value())
                .update();
        jdbc.sql("delete from consent where address_key = ?").param(address.value()).update();
        jdbc.sql(
                        "delete from consent where booking_id in (select id from booking where buyer_email = ?)")
                .param(address.value())
                .update();
    }
}
