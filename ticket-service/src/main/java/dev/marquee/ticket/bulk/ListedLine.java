package dev.marquee.ticket.bulk;

import org.jspecify.annotations.Nullable;

/**
 * A line of a list as pages show it. Texts are empty where nothing was written.
 *
 * @param number in the file, from 1
 * @param quantity empty as well where each line is one ticket
 * @param problem the key of the text that says why it is not taken; null if it is
 */
public record ListedLine(
        long number,
        String name,
        String email,
        String type,
        String quantity,
        @Nullable String problem) {}
