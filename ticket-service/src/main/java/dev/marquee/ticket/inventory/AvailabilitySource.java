package dev.marquee.ticket.inventory;

import dev.marquee.platform.live.LiveSource;
import dev.marquee.platform.live.Subject;
import dev.marquee.ticket.live.LiveMarks;
import dev.marquee.ticket.live.Watchers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of an event, for everybody: without what needs a code. */
@Component
class AvailabilitySource implements LiveSource {

    /** Versions only rise; and what has begun or ended by now makes another mark of its own. */
    private static final String ROWS =
            """
            select i.event_id, i.capacity, i.sold, i.wanted_any, e.version, e.status, e.test_mode, y.id as type_id, y.sold as type_sold, y.wanted,
                case when e.starts_at <= :now then 1 else 0 end + case when e.ends_at <= :now then 1 else 0 end
                    + case when y.sale_starts_at <= :now then 1 else 0 end + case when y.sale_ends_at <= :now then 1 else 0 end as passed
            from inventory i join sale_terms e on e.event_id = i.event_id left join ticket_type y on y.event_id = i.event_id
            where i.event_id in (:events) order by i.event_id, y.id
            """;

    private final Stocks stocks;
    private final JdbcClient jdbc;
    private final Clock clock;

    AvailabilitySource(Stocks stocks, JdbcClient jdbc, Clock clock) {
        this.stocks = stocks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public Watchers audience() {
        return Watchers.EVERYBODY;
    }

    @Override
    public Map<Subject, String> marks(Set<Subject> subjects) {
        var marks = new LiveMarks();
        jdbc.sql(ROWS)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("events", LiveMarks.events(subjects))
                .query(row -> {
                    var columns = new Object[10];
                    for (var i = 0; i < columns.length; i++) columns[i] = row.getString(i + 2);
                    marks.add(row.getLong(1), columns);
                });
        return marks.of(subjects);
    }

    @Override
    public @Nullable Object read(Subject subject, @Nullable String since) {
        return stocks.find(String.valueOf(subject.id()))
                .map(stock -> AvailabilityView.of(stock, clock.instant(), type -> false))
                .orElse(null);
    }
}
