package dev.marquee.customer.complaint.hours;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.web.Versions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The one calendar of staff, as it is stored. */
@Repository
public class BusinessHours {

    /**
     * The calendar as staff write it.
     *
     * @param zone empty for that of the house
     */
    public record Written(
            String zone,
            Map<DayOfWeek, List<Opening>> hours,
            Map<LocalDate, String> holidays,
            long version) {}

    private record Row(DayOfWeek day, Opening opening) {}

    private record Free(LocalDate day, String name) {}

    private record Head(String zone, long version) {}

    private final JdbcClient jdbc;
    private final HouseZone house;

    BusinessHours(JdbcClient jdbc, HouseZone house) {
        this.jdbc = jdbc;
        this.house = house;
    }

    /** The calendar to count by. */
    public WorkingCalendar calendar() {
        var written = written();
        return new WorkingCalendar(
                written.zone.isEmpty() ? house.zone() : ZoneId.of(written.zone),
                written.hours,
                Set.copyOf(written.holidays.keySet()));
    }

    public Written written() {
        var head =
                jdbc.sql("select zone, version from business_calendar where id = 1")
                        .query((row, n) -> new Head(row.getString(1), row.getLong(2)))
                        .single();
        var hours = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        var rows =
                jdbc.sql(
                                "select weekday, opens, closes from business_hours order by weekday, opens")
                        .query((row, n) ->
                                new Row(
                                        DayOfWeek.of(row.getInt(1)),
                                        new Opening(row.getInt(2), row.getInt(3))))
                        .list();
        for (var row : rows)
            hours.computeIfAbsent(row.day, any -> new ArrayList<>()).add(row.opening);
        var holidays = new TreeMap<LocalDate, String>();
        jdbc.sql("select free_on, name from holiday")
                .query((row, n) -> new Free(row.getObject(1, LocalDate.class), row.getString(2)))
                .list()
                .forEach(free -> holidays.put(free.day, free.name));
        return new Written(head.zone, hours, holidays, head.version);
    }

    /**
     * Writes the calendar over the one there is.
     *
     * @param expected the version that was read; null for any
     * @throws org.springframework.web.ErrorResponseException 412 if somebody else changed it
     */
    @Transactional
    public void write(Written written, @Nullable Long expected) {
        var changed =
                jdbc.sql(
                                "update business_calendar set zone = :zone, version = version + 1 where id = 1 and (:any or version = :expected)")
                        .param("zone", written.zone)
                        .param("any", expected == null)
                        .param("expected", expected == null ? 0 : expected)
                        .update();
        if (changed == 0) throw Versions.changed("calendar");
        jdbc.sql("delete from business_hours").update();
        jdbc.sql("delete from holiday").update();
        written.hours.forEach((day, openings) ->
                openings.forEach(opening ->
                        jdbc.sql(
                                        "insert into business_hours (weekday, opens, closes) values (?, ?, ?)")
                                .params(day.getValue(), opening.opens(), opening.closes())
                                .update()));
        written.holidays.forEach((day, name) ->
                jdbc.sql("insert into holiday (free_on, name) values (?, ?)")
                        .params(day, name)
                        .update());
    }
}
