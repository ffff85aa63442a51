package dev.marquee.site.assistant.tool;

import java.util.List;

/**
 * Something that is done once it is confirmed, drawn from its proposal.
 *
 * @param title what it is, as a question or a heading
 * @param lines what it means: event, tickets, amounts
 * @param yes what the button says
 * @param proposal the sealed proposal, which confirms it
 * @param action book, cancel or complain
 * @param asksBuyer whether name and address are asked for first
 */
public record Card(
        String title,
        List<String> lines,
        String yes,
        String proposal,
        String action,
        boolean asksBuyer) {

    public Card {
        lines = List.copyOf(lines);
    }
}
