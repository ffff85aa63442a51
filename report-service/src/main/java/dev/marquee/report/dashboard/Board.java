package dev.marquee.report.dashboard;

import java.util.List;

/**
 * The figures on the sign.
 *
 * @param sold today, this week, this month
 * @param income this month, one line a currency; none for those who may not see money
 * @param money this month, one line a currency; none for those who may not see money
 * @param left tickets of what is on sale that nobody has taken
 * @param percent taken of what is on sale
 * @param at the time of these figures
 */
record Board(
        List<Sold> sold,
        List<Income> income,
        List<Money> money,
        int onSale,
        long taken,
        long capacity,
        long left,
        int percent,
        String at) {

    /**
     * Tickets sold in some time.
     *
     * @param period today, week or month
     * @param change against the time before: its size; whether there were more or fewer is {@code
     *     direction}, 1, 0 or -1
     */
    record Sold(String period, long tickets, long change, int direction) {}

    /** Money of one currency that came and went this month, and that is outstanding now. */
    record Money(String paid, String outstanding, String refunded, String feesKept) {}

    /** Money in one currency, as it reads; the same for the change. */
    record Income(String amount, String change, int direction) {}
}
