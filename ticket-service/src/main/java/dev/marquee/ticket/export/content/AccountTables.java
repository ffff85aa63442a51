package dev.marquee.ticket.export.content;

import dev.marquee.platform.export.Table;
import dev.marquee.platform.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The columns of what accountants get, headed in the reader's language. */
@Component
class AccountTables {

    private final MessageSource messages;

    AccountTables(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param zone that the days are of
     */
    Table<BookLine> journal(ZoneId zone) {
        return Table.<BookLine>named("journal")
                .column(words("exports.day"), line -> LocalDate.ofInstant(line.booked().at(), zone))
                .moment(words("journal.at"), line -> line.booked().at())
                .column(words("journal.receipt"), line -> line.booked().receiptNumber())
                .column(words("desk.export.booking"), line -> line.booked().bookingId())
                .column(words("desk.export.code"), line -> line.booked().eventCode())
                .column(words("desk.event"), line -> line.booked().eventName())
                .column(
                        words("journal.kind"),
                        line -> words("journal.kind." + line.booked().kind()))
                .column(words("exports.gross"), line -> amount(line, BookLine::grossMinor))
                .column(words("exports.rate"), line -> percent(line.rateBp()))
                .column(
                        words("journal.tax"),
                        line -> line.taxMinor() == null ? null : amount(line, BookLine::taxOr0))
                .column(words("exports.net"), line -> amount(line, BookLine::netMinor))
                .column(words("journal.fee-kept"), line -> amount(line, BookLine::feeMinor))
                .column(words("payments.method"), line -> line.booked().method())
                .column(words("desk.export.currency"), line -> line.booked().currency());
    }

    Table<RateSum> taxes() {
        return sums(Table.named("taxes"));
    }

    Table<RateSum> vat() {
        return sums(
                Table.<RateSum>named("vat")
                        .column(words("exports.country"), sum -> sum.key().country())
                        .column(
                                words("exports.country.name"),
                                sum -> country(sum.key().country())));
    }

    private Table<RateSum> sums(Table<RateSum> table) {
        return table.column(words("exports.rate"), sum -> percent(sum.key().rateBp()))
                .column(words("journal.received"), sum -> amount(sum, RateSum::receivedMinor))
                .column(words("journal.returned"), sum -> amount(sum, RateSum::returnedMinor))
                .column(words("exports.gross"), sum -> amount(sum, RateSum::grossMinor))
                .column(words("journal.tax"), sum -> amount(sum, RateSum::taxMinor))
                .column(words("exports.net"), sum -> amount(sum, RateSum::netMinor))
                .column(words("desk.export.currency"), sum -> sum.key().currency());
    }

    Table<BookTotals.Total> totals() {
        return Table.<BookTotals.Total>named("totals")
                .column(words("desk.export.currency"), BookTotals.Total::currency)
                .column(words("exports.paid"), total -> amount(total, BookTotals.Total::paidMinor))
                .column(
                        words("exports.surplus"),
                        total -> amount(total, BookTotals.Total::surplusMinor))
                .column(
                        words("exports.refunded"),
                        total -> amount(total, BookTotals.Total::refundedMinor))
                .column(
                        words("exports.surplus-returned"),
                        total -> amount(total, BookTotals.Total::surplusReturnedMinor))
                .column(
                        words("journal.balance"),
                        total -> amount(total, BookTotals.Total::balanceMinor))
                .column(
                        words("journal.fee-kept"),
                        total -> amount(total, BookTotals.Total::feeMinor))
                .column(
                        words("exports.under-way"),
                        total -> amount(total, BookTotals.Total::underWayMinor));
    }

    private static BigDecimal amount(BookLine line, ToLongFunction<BookLine> minor) {
        return decimal(minor.applyAsLong(line), line.booked().currency());
    }

    private static BigDecimal amount(RateSum sum, ToLongFunction<RateSum> minor) {
        return decimal(minor.applyAsLong(sum), sum.key().currency());
    }

    private static BigDecimal amount(
            BookTotals.Total total, ToLongFunction<BookTotals.Total> minor) {
        return decimal(minor.applyAsLong(total), total.currency());
    }

    private static BigDecimal decimal(long minor, String currency) {
        return new BigDecimal(Money.text(minor, currency));
    }

    private static @Nullable BigDecimal percent(@Nullable Integer rateBp) {
        return rateBp == null ? null : BigDecimal.valueOf(rateBp, 2);
    }

    private String country(String code) {
        return code.isEmpty()
                ? words("exports.country.unknown")
                : Locale.of("", code).getDisplayCountry(LocaleContextHolder.getLocale());
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
