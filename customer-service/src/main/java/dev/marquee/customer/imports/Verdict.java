package dev.marquee.customer.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a line. */
enum Verdict {
    ADD,
    UPDATE,
    KNOWN,
    REFUSED;

    /** As it is stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verdict> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
