package dev.marquee.report.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Sales, which ticket-service counts: of the caller's own events, for staff of all. */
@HttpExchange("/api/sales")
public interface SalesClient {

    /**
     * What was sold in some time.
     *
     * @param revenue decimal amounts by currency
     */
    record Sold(long tickets, long bookings, Map<String, String> revenue) {}

    /** The same, with that of the time before. */
    record Period(long tickets, long bookings, Map<String, String> revenue, Sold before) {}

    /** An event that has few tickets left. */
    record NearlySoldOut(long eventId, String code, String name, int sold, int capacity) {}

    /**
     * How it is going.
     *
     * @param capacity tickets of what is on sale
     * @param sold how many of them are taken
     */
    record Summary(
            Period today,
            Period week,
            Period month,
            int onSaleEvents,
            long capacity,
            long sold,
            List<NearlySoldOut> nearlySoldOut,
            @Nullable List<Money> money,
            @Nullable Integer ledgerBroken) {}

    /** Decimal amounts in one currency: this month, and what is outstanding now. */
    record Money(
            String currency, String paid, String outstanding, String refunded, String feesKept) {}

    /** A day on which something was sold. */
    record Day(LocalDate date, long tickets) {}

    record Days(List<Day> days) {}

    /** Days, weeks and months begin at midnight in this zone. */
    @GetExchange("/summary")
    Summary summary(@RequestParam String zone);

    /** Both days included. */
    @GetExchange
    Days days(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam String zone);
}
