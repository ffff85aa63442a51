package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Details;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file, and what is to become of it, or has.
 *
 * @param reason why it is refused, or what changes and what is left out; empty where there is
 *     nothing to say
 * @param details what is stored of it; for a refused line what can be shown of it
 * @param key the address in its one spelling; empty where it is none
 * @param typed the cells as they stand in the file
 * @param customer who is known by the address; null for nobody
 * @param version of that customer, when the line was looked at
 */
record PlannedLine(
        int line,
        Verdict verdict,
        String reason,
        Details details,
        String key,
        List<String> typed,
        @Nullable Long customer,
        @Nullable Long version) {}
