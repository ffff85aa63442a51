package dev.marquee.customer.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column of a file is read as. */
enum Field {
    NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL,
    PHONE,
    ADDRESS,
    /** The postcode, the city or the country, which follow the address. */
    ADDRESS_PART,
    FEEDBACK,
    /** It is not read. */
    NONE;

    /** As it is stored and sent. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> of(String value) {
        return Stream.of(values()).filter(one -> one.value().equals(value)).findFirst();
    }
}
