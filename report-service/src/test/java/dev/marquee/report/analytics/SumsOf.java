package dev.marquee.report.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows of sums, as the taking in of facts leaves them. */
record SumsOf(JdbcClient jdbc, String scope, long id) {

    /** Bookings of a day, each of one ticket more than the last row says, for 10.00 a ticket. */
    void confirmed(String dim, String value, LocalDate day, long bookings, long tickets) {
        row("confirmed", dim, value, day, "EUR", bookings, tickets, tickets * 1000);
    }

    void row(
            String kind,
            String dim,
            String value,
            LocalDate day,
            String currency,
            long n,
            long qty,
            long amount) {
        jdbc.sql(
                        """
                        insert into metric_day (scope, scope_id, kind, dim, on_day, val, currency, n, qty, amount, discount, fee, tax)
                        values (:scope, :id, :kind, :dim, :day, :value, :currency, :n, :qty, :amount, 0, 0, 0)
                        """)
                .param("scope", scope)
                .param("id", id)
                .param("kind", kind)
                .param("dim", dim)
                .param("day", day)
                .param("value", value)
                .param("currency", currency)
                .param("n", n)
                .param("qty", qty)
                .param("amount", amount)
                .update();
    }

    void quarter(String kind, String dim, String value, Instant quarter, long qty) {
        jdbc.sql(
                        """
                        insert into metric_quarter (scope, scope_id, kind, dim, starts_at, val, currency, n, qty, amount, discount, fee, tax)
                        values (:scope, :id, :kind, :dim, :quarter, :value, '', :qty, :qty, 0, 0, 0, 0)
                        """)
                .param("scope", scope)
                .param("id", id)
                .param("kind", kind)
                .param("dim", dim)
                .param("quarter", quarter.atOffset(ZoneOffset.UTC))
                .param("value", value)
                .param("qty", qty)
                .update();
    }

    void visitors(LocalDate day, String source, int furthest, long n) {
        jdbc.sql(
                        """
                        insert into visitor_day (scope, scope_id, on_day, source, furthest, n)
                        values (:scope, :id, :day, :source, :furthest, :n)
                        """)
                .param("scope", scope)
                .param("id", id)
                .param("day", day)
                .param("source", source)
                .param("furthest", furthest)
                .param("n", n)
                .update();
    }
}
