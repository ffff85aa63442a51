package dev.marquee.site.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best seats that are free, which nobody holds by asking. */
public record BestSeats(@Nullable List<String> seats) {

    /**
     * What is looked for.
     *
     * @param section null for any of the type
     * @param wheelchair how many of them are places for a wheelchair; null for none
     * @param offerCode also finds seats of a type that it opens; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wish(
            long ticketTypeId,
            int quantity,
            @Nullable String section,
            @Nullable Integer wheelchair,
            @Nullable String offerCode) {}

    public List<String> found() {
        return seats == null ? List.of() : seats;
    }
}
