package dev.marquee.ticket.waitlist.closed;

import dev.marquee.ticket.client.StaffNoticeClient;
import dev.marquee.ticket.client.StaffNoticeClient.Notice;
import dev.marquee.ticket.client.StaffNoticeClient.Notices;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.waitlist.SaveRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Tells organisers of people who wait for a type of ticket that is no longer sold, as long as no
 * other type is offered to them: they would get nothing, and nobody would know.
 */
@Component
public class TellOfClosedTypes {

    private static final Logger log = LoggerFactory.getLogger(TellOfClosedTypes.class);

    /** So many in one call. */
    private static final int PAGE = 100;

    private final JdbcClient jdbc;
    private final Stocks stocks;
    private final SaveRules rules;
    private final StaffNoticeClient notices;

    TellOfClosedTypes(JdbcClient jdbc, Stocks stocks, SaveRules rules, StaffNoticeClient notices) {
        this.jdbc = jdbc;
        this.stocks = stocks;
        this.rules = rules;
        this.notices = notices;
    }

    /**
     * Whoever keeps the notifications knows by their keys which were told: of a type once, however
     * often this runs, and on however many replicas.
     */
    @Scheduled(fixedDelay = 10, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    public void tell() {
        var all = waitedFor().stream().flatMap(this::noticesOf).toList();
        try {
            for (int from = 0; from < all.size(); from += PAGE)
                notices.send(new Notices(all.subList(from, Math.min(from + PAGE, all.size()))));
        } catch (RestClientException e) {
            log.warn("organisers of {} waiting lists are told later: {}", all.size(), e.toString());
        }
    }

    private List<Long> waitedFor() {
        return jdbc.sql(
                        """
                        select distinct t.event_id from ticket_type t join sale_terms e on e.event_id = t.event_id
                        where t.wanted > 0 and e.status = 'published' and e.test_mode = 'off' order by t.event_id
                        """)
                .query(Long.class)
                .list();
    }

    private Stream<Notice> noticesOf(long event) {
        var terms = stocks.find(String.valueOf(event)).orElseThrow().terms();
        return rules.stuck(event).stream()
                .map(type ->
                        new Notice(
                                terms.organizerId(),
                                null,
                                "waiting-stuck",
                                "page:/admin/tickets/attendees/" + terms.code() + "/waiting-list",
                                "waiting-stuck:" + type.id(),
                                Map.of("about", type.name() + ", " + terms.name())));
    }
}
