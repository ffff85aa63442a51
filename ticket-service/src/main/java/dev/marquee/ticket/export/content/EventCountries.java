package dev.marquee.ticket.export.content;

import com.ibm.icu.util.TimeZone;
import dev.marquee.ticket.search.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The countries in which events take place: admission is taxed there. An event's time zone names
 * its country, unless its organiser says another.
 */
@Component
public class EventCountries {

    /**
     * An event whose country stands where it is asked for.
     *
     * @param country ISO 3166; null where nothing says it
     * @param said whether its organiser did
     */
    public record Placed(String code, String name, @Nullable String country, boolean said) {}

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;

    EventCountries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that the organisers of a scope said, by event. */
    Map<Long, String> said(Scope scope) {
        var conditions = scope.conditions();
        var said = new HashMap<Long, String>();
        jdbc.sql(
                        "select c.event_id, c.country from event_country c join sale_terms e on e.event_id = c.event_id"
                                + conditions.where())
                .params(conditions.parameters())
                .query(row -> {
                    said.put(row.getLong("event_id"), row.getString("country"));
                });
        return said;
    }

    /** Events of a scope that cost money, without a country first, then the latest. */
    public List<Placed> latest(Scope scope) {
        var conditions =
                scope.counted()
                        .and(
                                "exists (select 1 from ticket_type y where y.event_id = e.event_id and y.price_minor > 0)");
        return jdbc.sql(
                        """
                        select e.code, e.name, e.time_zone, c.country from sale_terms e left join event_country c on c.event_id = e.event_id
                        %s order by case when c.country is null and position('/' in e.time_zone) = 0 then 0 else 1 end,
                                 e.starts_at desc, e.event_id desc limit %d
                        """
                                .formatted(conditions.where(), SHOWN))
                .params(conditions.parameters())
                .query((row, n) -> {
                    var said = row.getString("country");
                    return new Placed(
                            row.getString("code"),
                            row.getString("name"),
                            said == null ? ofZone(row.getString("time_zone")).orElse(null) : said,
                            said != null);
                })
                .list();
    }

    /**
     * Says it of an event.
     *
     * @param country empty: as its time zone says
     */
    @Transactional
    public void say(long event, String country) {
        jdbc.sql("delete from event_country where event_id = ?").param(event).update();
        if (!country.isEmpty())
            jdbc.sql("insert into event_country (event_id, country) values (?, ?)")
                    .params(event, country)
                    .update();
    }

    /** The country that a time zone is of; empty for those of none, such as UTC. */
    static Optional<String> ofZone(String zone) {
        try {
            return Optional.of(TimeZone.getRegion(zone))
                    .filter(region -> region.matches("[A-Z]{2}"));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
