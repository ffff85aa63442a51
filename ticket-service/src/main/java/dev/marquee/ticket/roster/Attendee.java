package dev.marquee.ticket.roster;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a file, as it says.
 *
 * @param name empty if it says none
 * @param email as written; empty if it says none
 * @param products the names that their ticket type may have here, the best first
 * @param seat the id or label of a seat; empty for none
 * @param identity the event and the ticket in the system that wrote the file; empty if it says none
 */
record Attendee(
        String name,
        String email,
        @Nullable String phone,
        List<String> products,
        String note,
        String seat,
        boolean comes,
        List<String> identity) {

    /** How others call what is paid and not cancelled. */
    private static final Set<String> COMING =
            Set.of("", "active", "paid", "confirmed", "completed", "checked in", "checked_in");

    static Attendee of(Shape shape, Cells cells) {
        return switch (shape) {
            case HIEVENTS -> ofHiEvents(cells);
            case PRETIX -> ofPretix(cells);
        };
    }

    private static Attendee ofHiEvents(Cells cells) {
        var id = first(cells.text("ID"), cells.text("Public ID"), cells.text("Short ID"));
        return new Attendee(
                name(cells.text("First Name") + " " + cells.text("Last Name"), cells.text("Email")),
                cells.text("Email"),
                null,
                products(cells.text("Product Name")),
                cells.text("Notes"),
                "",
                comes(cells),
                identity(cells.text("Event ID"), id));
    }

    private static Attendee ofPretix(Cells cells) {
        var email = first(cells.text("Attendee email"), cells.text("Email"));
        var product = cells.text("Product");
        var variation = cells.text("Variation");
        var products =
                variation.isEmpty()
                        ? products(product)
                        : products(
                                product + " – " + variation,
                                product + " - " + variation,
                                product + " " + variation,
                                product);
        return new Attendee(
                name(cells.text("Attendee name"), cells.text("Company"), email),
                email,
                PhoneNumber.read(cells.text("Phone number")).orElse(null),
                products,
                cells.text("Order comment"),
                first(cells.text("Seat ID"), cells.text("Seat name")),
                comes(cells),
                cells.text("Position ID").isEmpty()
                        ? List.of()
                        : identity(
                                cells.text("Event slug"),
                                cells.text("Order code"),
                                cells.text("Position ID")));
    }

    /** Equal for the same person with the same kind of ticket. */
    String who() {
        return "%s\n%s\n%s"
                .formatted(name, email, String.join("\n", products))
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Under what it is taken in: the same for the same line, in whatever file it comes.
     *
     * @param place which of those it is that the file tells apart by nothing, from 0
     */
    String key(Shape shape, int place) {
        var same = identity.isEmpty() ? who() : String.join("\n", identity);
        return Sha256.of("%s\n%s\n%d".formatted(shape.word(), same, place));
    }

    /** The address; null if there is none, or what is written is no address. */
    @Nullable EmailAddress address() {
        return EmailAddress.parse(email).orElse(null);
    }

    private static boolean comes(Cells cells) {
        return COMING.contains(cells.text("Status").toLowerCase(Locale.ROOT));
    }

    private static String name(String... texts) {
        return first(Arrays.stream(texts).map(CleanText::name).toArray(String[]::new));
    }

    private static String first(String... texts) {
        return Stream.of(texts)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<String> products(String... names) {
        return Stream.of(names).map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    /** Nothing if a part is missing: two tickets must never look like one. */
    private static List<String> identity(String... parts) {
        return Stream.of(parts).skip(1).anyMatch(String::isEmpty)
                ? List.of()
                : Stream.of(parts).collect(Collectors.toList());
    }
}
