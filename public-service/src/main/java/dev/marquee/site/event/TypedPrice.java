package dev.marquee.site.event;

import java.math.BigDecimal;
import java.util.Optional;

/** A price as buyers write it: 12.50, 12,50, or 150.000 of a currency without decimals. */
final class TypedPrice {

    private TypedPrice() {}

    /** The amount; empty for what is none. */
    static Optional<BigDecimal> read(String text, int digits) {
        var plain = text.replaceAll("\\s", "");
        plain =
                digits == 0
                        ? plain.replaceAll("(?<=\\d)[.,](?=\\d{3}(?!\\d))", "")
                        : plain.replace(',', '.');
        var decimals = digits == 0 ? "" : "(\\.\\d{1," + digits + "})?";
        return plain.matches("\\d{1,10}" + decimals)
                ? Optional.of(new BigDecimal(plain).setScale(digits))
                : Optional.empty();
    }
}
