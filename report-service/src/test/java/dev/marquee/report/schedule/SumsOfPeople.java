package dev.marquee.report.schedule;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of an organiser, or of all for none. */
record SumsOfPeople(JdbcClient jdbc, long organizer) {

    /** Five tickets for 50 euros. */
    void day(LocalDate day) {
        jdbc.sql("delete from metric_day where scope = :scope and scope_id = :id and on_day = :day")
                .param("scope", scope())
                .param("id", organizer)
                .param("day", day)
                .update();
        row("confirmed", "EUR", day, 2, 5, 5000);
        row("paid", "EUR", day, 2, 2, 5000);
        row("refunded", "EUR", day, 1, 1, 1000);
        row("viewed", "", day, 40, 40, 0);
        row("admitted", "", day, 3, 3, 0);
    }

    private String scope() {
        return organizer == 0 ? "all" : "organizer";
    }

    private void row(String kind, String currency, LocalDate day, long n, long qty, long amount) {
        jdbc.sql(
                        """
                        insert into metric_day (scope, scope_id, kind, dim, on_day, val, currency, n, qty, amount, discount, fee, tax)
                        values (:scope, :id, :kind, 'all', :day, '', :currency, :n, :qty, :amount, 0, 0, 0)
                        """)
                .param("scope", scope())
                .param("id", organizer)
                .param("kind", kind)
                .param("day", day)
                .param("currency", currency)
                .param("n", n)
                .param("qty", qty)
                .param("amount", amount)
                .update();
    }
}
