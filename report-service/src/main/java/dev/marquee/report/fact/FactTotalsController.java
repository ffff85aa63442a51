package dev.marquee.report.fact;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What all days of an event add up to, for whoever has the rows that were told. */
@RestController
@Hidden
class FactTotalsController {

    /**
     * One for each kind and currency; kinds that never happened are not there.
     *
     * @param currency empty where there is no amount
     */
    record Total(String kind, String currency, long n, long qty, long amount) {}

    record Totals(List<Total> totals) {}

    private final JdbcClient jdbc;

    FactTotalsController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/internal/facts/totals")
    Totals totals(@RequestParam long event) {
        return new Totals(
                jdbc.sql(
                                """
                                select kind, currency, sum(n) as n, sum(qty) as qty, sum(amount) as amount from metric_day
                                where scope = 'event' and scope_id = ? and dim = 'all' group by kind, currency order by kind, currency
                                """)
                        .param(event)
                        .query(Total.class)
                        .list());
    }
}
