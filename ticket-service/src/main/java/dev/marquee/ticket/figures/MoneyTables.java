package dev.marquee.ticket.figures;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.value.MoneyFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Writes figures of money as tables that people read. A table that would be too long names some
 * lines, and says of the others together what they add up to.
 */
@Component
public class MoneyTables {

    private final MessageSource messages;

    MoneyTables(MessageSource messages) {
        this.messages = messages;
    }

    /** One line for each currency, without a label. */
    public List<MoneyRow> totals(List<MoneySum> totals) {
        return written(
                totals.stream().map(sum -> row(null, null, null, sum)).toList(), totals.size());
    }

    /** The latest first; those that are too many are the earliest. */
    public List<MoneyRow> days(List<MoneyOfDay> days, int most) {
        var format = DateFormats.shortDate(locale());
        return written(
                days.reversed().stream()
                        .map(day -> row(format.format(day.date()), null, null, day.money()))
                        .toList(),
                most);
    }

    /** With the event of each type, unless all are of one. */
    public List<MoneyRow> ticketTypes(List<MoneyOfType> types, boolean ofOneEvent, int most) {
        return written(
                types.stream()
                        .map(type ->
                                row(
                                        type.name(),
                                        ofOneEvent ? null : type.eventName(),
                                        ofOneEvent ? null : "/admin/events/" + type.eventCode(),
                                        type.money()))
                        .toList(),
                most);
    }

    /** Bookings without an offer have a line of their own. */
    public List<MoneyRow> offers(List<MoneyOfOffer> offers, int most) {
        return written(offers.stream().map(this::offer).toList(), most);
    }

    private MoneyRow offer(MoneyOfOffer offer) {
        return new MoneyRow(
                offer.id() == null ? words("money.no-offer") : offer.name(),
                offer.code(),
                offer.id() == null ? null : "/admin/offers/" + offer.id(),
                offer.id() == null ? null : offer.uses(),
                offer.id() == null ? null : offer.discount(),
                offer.money());
    }

    /** Of each code of one offer. */
    public List<MoneyRow> codes(List<MoneyOfOffer> codes, int most) {
        return written(
                codes.stream()
                        .map(code ->
                                new MoneyRow(
                                        code.code(),
                                        null,
                                        null,
                                        code.uses(),
                                        code.discount(),
                                        code.money()))
                        .toList(),
                most);
    }

    private static MoneyRow row(
            @Nullable String label, @Nullable String detail, @Nullable String href, MoneySum sum) {
        return new MoneyRow(label, detail, href, null, null, sum);
    }

    /** Amounts of one currency have equally many decimals in all of a table. */
    private List<MoneyRow> written(List<MoneyRow> rows, int most) {
        var formats =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.money().currency(),
                                        Collectors.flatMapping(
                                                MoneyTables::amounts, Collectors.toList())))
                        .entrySet()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        of ->
                                                MoneyFormat.of(
                                                        of.getKey(), locale(), of.getValue())));
        return shortened(rows, most).stream()
                .map(row -> written(row, Objects.requireNonNull(formats.get(currency(row)))))
                .toList();
    }

    private List<MoneyRow> shortened(List<MoneyRow> rows, int most) {
        if (rows.size() <= most) return rows;
        var shown = new ArrayList<>(rows.subList(0, most));
        rows.subList(most, rows.size()).stream()
                .collect(Collectors.groupingBy(MoneyTables::currency))
                .values()
                .forEach(of -> shown.add(of.stream().reduce(MoneyTables::plus).orElseThrow()));
        var others = words("money.others");
        for (int n = most; n < shown.size(); n++) {
            var row = shown.get(n);
            shown.set(n, new MoneyRow(others, null, null, row.uses(), row.discount(), row.money()));
        }
        return shown;
    }

    private static MoneyRow plus(MoneyRow one, MoneyRow other) {
        return new MoneyRow(
                null,
                null,
                null,
                one.uses() == null ? other.uses() : Long.valueOf(one.uses() + orZero(other)),
                one.discount() == null
                        ? other.discount()
                        : sum(one, other, row -> Objects.requireNonNullElse(row.discount(), "0")),
                new MoneySum(
                        currency(one),
                        sum(one, other, row -> row.money().paid()),
                        sum(one, other, row -> row.money().outstanding()),
                        sum(one, other, row -> row.money().refunded()),
                        sum(one, other, row -> row.money().feesKept())));
    }

    private static long orZero(MoneyRow row) {
        return row.uses() == null ? 0 : row.uses();
    }

    private static String sum(MoneyRow one, MoneyRow other, Function<MoneyRow, String> amount) {
        return new BigDecimal(amount.apply(one))
                .add(new BigDecimal(amount.apply(other)))
                .toPlainString();
    }

    private static String currency(MoneyRow row) {
        return row.money().currency();
    }

    private static Stream<String> amounts(MoneyRow row) {
        var money = row.money();
        return Stream.of(
                        money.paid(),
                        money.outstanding(),
                        money.refunded(),
                        money.feesKept(),
                        row.discount())
                .filter(Objects::nonNull);
    }

    private static MoneyRow written(MoneyRow row, MoneyFormat format) {
        var money = row.money();
        return new MoneyRow(
                row.label(),
                row.detail(),
                row.href(),
                row.uses(),
                row.discount() == null ? null : format.text(row.discount()),
                new MoneySum(
                        money.currency(),
                        format.text(money.paid()),
                        format.text(money.outstanding()),
                        format.text(money.refunded()),
                        format.text(money.feesKept())));
    }

    private String words(String key) {
        return messages.getMessage(key, null, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
