package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Folded;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A column that is read, by the headings that people give it. */
enum Column {
    NAME("name", "full name", "customer", "customer name", "contact", "company"),
    EMAIL("email", "e mail", "mail", "email address", "e mail address"),
    PHONE("phone", "telephone", "tel", "mobile", "cell", "phone number", "telephone number"),
    ADDRESS("address", "postal address", "street", "street address"),
    FEEDBACK("feedback", "comment", "comments", "note", "notes", "remarks");

    private final Set<String> headings;

    Column(String... headings) {
        this.headings = Set.of(headings);
    }

    /** The column of a heading, whatever its capitals and signs. */
    static Optional<Column> of(String heading) {
        var plain = Folded.words(heading).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return Stream.of(values()).filter(column -> column.headings.contains(plain)).findFirst();
    }
}
