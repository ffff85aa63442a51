package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.fact.Arrivals.LeftOut;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what is not counted, so that the figures say how much it was. */
@Component
class LeftOuts {

    private final JdbcClient jdbc;
    private final ZoneId house;

    LeftOuts(JdbcClient jdbc, HouseZone house) {
        this.jdbc = jdbc;
        this.house = house.zone();
    }

    void add(Instant at, String what, String reason, long n) {
        add(List.of(new LeftOut(at.atZone(house).toLocalDate(), what, reason, n)));
    }

    /** While nobody else changes the figures. */
    void add(List<LeftOut> leftOut) {
        for (var one : leftOut) {
            if (one.n() == 0) continue;
            if (execute(
                            "update left_out set n = n + :n where on_day = :day and what = :what and reason = :reason",
                            one)
                    == 0)
                execute(
                        "insert into left_out (on_day, what, reason, n) values (:day, :what, :reason, :n)",
                        one);
        }
    }

    private int execute(String sql, LeftOut one) {
        return jdbc.sql(sql)
                .param("n", one.n())
                .param("day", one.day())
                .param("what", one.what())
                .param("reason", one.reason())
                .update();
    }
}
