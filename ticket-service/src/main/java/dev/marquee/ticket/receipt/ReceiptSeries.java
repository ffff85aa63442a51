package dev.marquee.ticket.receipt;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the numbers of receipts, one series for each organiser and year. A number is given when its
 * transaction commits, and not at all if it fails: who gives one keeps the next from being given
 * until then. So it is the last thing that a transaction locks.
 */
@Component
class ReceiptSeries {

    private final JdbcClient jdbc;

    ReceiptSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(long organizer, int year) {
        if (!count(organizer, year)) {
            jdbc.sql(
                            "insert into receipt_series (organizer_id, series_year, last_number) values (?, ?, 0) on conflict do nothing")
                    .params(organizer, year)
                    .update();
            count(organizer, year);
        }
        return jdbc.sql(
                        "select last_number from receipt_series where organizer_id = ? and series_year = ?")
                .params(organizer, year)
                .query(Integer.class)
                .single();
    }

    private boolean count(long organizer, int year) {
        return jdbc.sql(
                                "update receipt_series set last_number = last_number + 1 where organizer_id = ? and series_year = ?")
                        .params(organizer, year)
                        .update()
                == 1;
    }

    /** As it is printed: LN-2026-000123. */
    static String text(String prefix, int year, int number) {
        var digits = "%d-%06d".formatted(year, number);
        return prefix.isEmpty() ? digits : prefix + "-" + digits;
    }
}
