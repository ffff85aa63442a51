package dev.marquee.customer.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between the values of a line. */
enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }

    /** As it is stored and sent. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Separator> of(String value) {
        return Stream.of(values()).filter(one -> one.value().equals(value)).findFirst();
    }

    static Optional<Separator> of(char sign) {
        return Stream.of(values()).filter(one -> one.sign == sign).findFirst();
    }
}
