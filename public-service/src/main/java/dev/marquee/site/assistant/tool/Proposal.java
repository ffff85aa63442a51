package dev.marquee.site.assistant.tool;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody may confirm. It is sealed: what is confirmed is what was shown.
 *
 * @param id what it is done under, so that it is done once
 * @param action book or cancel
 * @param caller whose conversation it belongs to
 * @param expires in seconds since 1970
 * @param event the code of the event
 * @param typeId the kind of ticket, to book
 * @param quantity how many, to book
 * @param booking the booking, to cancel
 * @param tickets the ids of its tickets that are given back
 * @param amount what it costs, or what comes back, decimal; null where nothing was paid
 * @param kept what is kept of that, decimal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
        String id,
        String action,
        String caller,
        long expires,
        String event,
        @Nullable Long typeId,
        @Nullable Integer quantity,
        @Nullable Long booking,
        @Nullable List<Long> tickets,
        @Nullable String amount,
        @Nullable String kept,
        @Nullable String currency) {

    public static final String BOOK = "book";
    public static final String CANCEL = "cancel";
}
