package dev.marquee.ticket.receipt;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.pdf.PrintText.Line;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.ticket.receipt.ReceiptContent.Party;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A receipt in the words and the spelling of its reader. */
record PrintedReceipt(
        ReceiptKind kind,
        String number,
        String date,
        long bookingId,
        List<Line> seller,
        List<Line> buyer,
        Line event,
        String eventTime,
        List<Row> lines,
        List<TaxRow> taxes,
        String subtotal,
        @Nullable String discount,
        String total,
        String tax,
        @Nullable String feeKept,
        String method,
        @Nullable String card,
        boolean testMode,
        @Nullable String corrects,
        @Nullable Line footer) {

    record Row(
            Line ticketType, String codes, int quantity, String price, String rate, String total) {}

    record TaxRow(String rate, String net, String tax, String total) {}

    /** How many codes of one line are printed. */
    private static final int MOST_CODES = 12;

    /**
     * The receipt as it is printed.
     *
     * @param organizer stands for a seller who has said nothing of itself
     */
    static PrintedReceipt of(Receipt receipt, String organizer, Locale locale) {
        var content = receipt.content();
        var words = new Words(receipt.currency(), money(receipt, locale), locale);
        return new PrintedReceipt(
                receipt.kind(),
                receipt.number(),
                words.date(receipt.issuedAt(), content.timeZone()),
                receipt.bookingId(),
                content.seller() == null
                        ? List.of(PrintText.line(organizer))
                        : words.party(content.seller()),
                buyer(receipt, words),
                PrintText.line(content.event().name()),
                words.time(content.event().startsAt(), content.event().timeZone()),
                content.lines().stream().map(line -> row(line, words)).toList(),
                content.taxes().stream()
                        .map(tax ->
                                new TaxRow(
                                        words.rate(tax.rateBp()),
                                        words.amount(tax.netMinor()),
                                        words.amount(tax.taxMinor()),
                                        words.amount(tax.totalMinor())))
                        .toList(),
                words.amount(content.subtotalMinor()),
                content.discountMinor() == 0 ? null : words.amount(-content.discountMinor()),
                words.amount(receipt.totalMinor()),
                words.amount(receipt.taxMinor()),
                content.feeKeptMinor() == 0 ? null : words.amount(content.feeKeptMinor()),
                content.method(),
                content.card(),
                content.testMode(),
                content.corrects(),
                content.footer() == null ? null : PrintText.line(content.footer()));
    }

    private static MoneyFormat money(Receipt receipt, Locale locale) {
        var content = receipt.content();
        var amounts = new ArrayList<Long>();
        content.lines()
                .forEach(line -> amounts.addAll(List.of(line.unitMinor(), line.totalMinor())));
        content.taxes().forEach(tax -> amounts.addAll(List.of(tax.netMinor(), tax.taxMinor())));
        amounts.add(content.discountMinor());
        amounts.add(content.feeKeptMinor());
        return MoneyFormat.of(
                receipt.currency(),
                locale,
                amounts.stream().map(amount -> Money.text(amount, receipt.currency())).toList());
    }

    private static List<Line> buyer(Receipt receipt, Words words) {
        var buyer = new ArrayList<Line>();
        var company = receipt.content().company();
        if (company != null) buyer.addAll(words.party(company));
        var name = receipt.buyerName();
        if (name != null) buyer.add(company == null ? 0 : 1, PrintText.line(name));
        return buyer;
    }

    private static Row row(ReceiptContent.Line line, Words words) {
        var codes = line.codes();
        var shown = String.join(", ", codes.subList(0, Math.min(codes.size(), MOST_CODES)));
        return new Row(
                PrintText.line(line.ticketType()),
                codes.size() > MOST_CODES ? shown + " …" : shown,
                line.quantity(),
                words.amount(line.unitMinor()),
                words.rate(line.rateBp()),
                words.amount(line.totalMinor()));
    }

    private record Words(String currency, MoneyFormat money, Locale locale) {

        String amount(long minor) {
            return money.text(Money.text(minor, currency));
        }

        String rate(int bp) {
            var percent = NumberFormat.getPercentInstance(locale);
            percent.setMaximumFractionDigits(2);
            return percent.format(BigDecimal.valueOf(bp, 4));
        }

        String date(Instant time, String zone) {
            return DateFormats.date(locale).format(time.atZone(ZoneId.of(zone)));
        }

        String time(Instant time, String zone) {
            return DateFormats.dateAndTime(locale).format(time.atZone(ZoneId.of(zone)));
        }

        List<Line> party(Party party) {
            var lines = new ArrayList<Line>();
            lines.add(PrintText.line(party.name()));
            lines.addAll(PrintText.lines(party.address()));
            if (!party.country().isEmpty())
                lines.add(PrintText.line(Locale.of("", party.country()).getDisplayCountry(locale)));
            if (party.taxNumber() != null) lines.add(PrintText.line(party.taxNumber()));
            return lines;
        }
    }
}
