package dev.marquee.site.client;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The waiting list of an event.
 *
 * @param open whether somebody can wait now
 * @param any whether one can wait for whichever type comes free
 * @param waiting how many people wait
 * @param quota how many tickets one person can have
 */
public record WaitingList(
        boolean open, boolean any, int waiting, int quota, List<Type> ticketTypes, Rules rules) {

    /** No more than that are offered to choose from. */
    private static final int MOST = 20;

    /** A type that is sold out; the price is decimal. */
    public record Type(long id, String name, String price, String currency, int most) {}

    /**
     * How it works.
     *
     * @param offerHours how long an offer is held
     * @param patienceHours how long tickets are kept for who wants more than there are
     */
    public record Rules(int offerHours, int patienceHours) {}

    /** Who wants to wait, and for what; no type for any. */
    public record Wish(@Nullable Long ticketTypeId, int quantity, String name, String email) {}

    /** How many one can ask for. */
    public List<Integer> quantities() {
        var most = ticketTypes.stream().mapToInt(Type::most).max().orElse(1);
        return IntStream.rangeClosed(1, Math.clamp(Math.min(quota, most), 1, MOST))
                .boxed()
                .toList();
    }
}
