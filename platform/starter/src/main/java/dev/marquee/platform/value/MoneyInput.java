package dev.marquee.platform.value;

import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * An amount of money as people write it into a form. Point and comma may each be the decimal or the
 * grouping sign, and a space or an apostrophe may group: what a sign means follows from how many
 * decimals the currency has. "150.000" is 150000 of VND and of IDR, "12,50" is 12.50 of EUR. What
 * can be read in two ways is not guessed at.
 */
public sealed interface MoneyInput {

    /**
     * The only reading.
     *
     * @param value with at most as many decimals as the currency has
     * @param grouped whether a sign was read as grouping, which the writer should see
     */
    record Amount(BigDecimal value, boolean grouped) implements MoneyInput {}

    /** Two readings of the same text, as "1.234" of a currency with three decimals. */
    record Ambiguous(BigDecimal decimals, BigDecimal groups) implements MoneyInput {}

    /** No reading. */
    enum None implements MoneyInput {
        NO_AMOUNT,
        TOO_MANY_DECIMALS
    }

    Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u2009\\u202F]");
    Pattern PLAIN = Pattern.compile("(?<whole>-?\\d{1,12})(?:[.,](?<decimals>\\d{1,6}))?");
    Pattern GROUPED =
            Pattern.compile(
                    "(?<whole>-?[1-9]\\d{0,2}(?<sign>[., '’])\\d{3}(?:\\k<sign>\\d{3}){0,2})(?:(?!\\k<sign>)[.,](?<decimals>\\d{1,6}))?");

    Currency WITH_CENTS = Currency.getInstance("EUR");

    /** The currency of that code; while a form names none that there is, one with cents. */
    static Currency currency(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(Money::currency).orElse(WITH_CENTS);
    }

    /** Reads a text; digits are 0 to 9, and there are at most 12 of them before the decimals. */
    static MoneyInput read(String text, Currency currency) {
        var typed = SPACE.matcher(text).replaceAll(" ").strip();
        var digits = currency.getDefaultFractionDigits();
        var plain = value(PLAIN, typed, digits);
        var grouped = value(GROUPED, typed, digits);
        if (plain.isPresent() && grouped.isPresent())
            return new Ambiguous(plain.get(), grouped.get());
        if (plain.isPresent()) return new Amount(plain.get(), false);
        if (grouped.isPresent()) return new Amount(grouped.get(), true);
        return PLAIN.matcher(typed).matches() || GROUPED.matcher(typed).matches()
                ? None.TOO_MANY_DECIMALS
                : None.NO_AMOUNT;
    }

    /**
     * Reads a field of a form; an empty one is null. What is no amount is rejected as {@code
     * typeMismatch.java.math.BigDecimal}, {@code price_decimals}, or {@code price_ambiguous} with
     * both readings, and how to write each so that it is clear.
     */
    static @Nullable BigDecimal amount(
            String field, @Nullable String text, Currency currency, Errors errors) {
        if (text == null || text.isBlank()) return null;
        switch (read(text, currency)) {
            case Amount amount -> {
                return amount.value();
            }
            case Ambiguous two ->
                    Text.of(
                                    "invalid.price-ambiguous",
                                    two.decimals().toPlainString(),
                                    two.groups().toPlainString(),
                                    spelling(two.decimals(), currency),
                                    spelling(two.groups(), currency))
                            .reject(errors, field, "price_ambiguous");
            case None.NO_AMOUNT ->
                    Text.of("invalid.amount")
                            .reject(errors, field, "typeMismatch.java.math.BigDecimal");
            case None.TOO_MANY_DECIMALS ->
                    Text.of("invalid.more-decimals").reject(errors, field, "price_decimals");
        }
        return null;
    }

    /**
     * The amount as a form shows it to be changed: {@link #read} reads it as the same amount, and
     * as nothing else. A zero in front says that a sign is no grouping.
     */
    static String spelling(BigDecimal amount, Currency currency) {
        var digits = currency.getDefaultFractionDigits();
        var shown = amount.setScale(MoneyFormat.decimals(amount, currency));
        var bare = amount.stripTrailingZeros();
        var shortest = bare.scale() < 0 ? bare.setScale(0) : bare;
        return Stream.of(shown, shortest, amount.setScale(digits))
                .map(BigDecimal::toPlainString)
                .filter(text -> read(text, currency) instanceof Amount)
                .findFirst()
                .orElseGet(() -> shown.toPlainString().replaceFirst("\\d", "0$0"));
    }

    private static Optional<BigDecimal> value(Pattern pattern, String typed, int digits) {
        var match = pattern.matcher(typed);
        if (!match.matches()) return Optional.empty();
        var whole = match.group("whole").replaceAll("[., '’]", "");
        var decimals = Optional.ofNullable(match.group("decimals")).orElse("");
        if (decimals.matches("00?") && decimals.length() > digits) decimals = "";
        if (decimals.length() > digits) return Optional.empty();
        return Optional.of(new BigDecimal(decimals.isEmpty() ? whole : whole + "." + decimals));
    }
}
