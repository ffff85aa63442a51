package dev.marquee.venue.plan.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the column {@code type} says, in words with spaces between them. */
record PlanCsvType(
        PlanSection.Kind section, PlanSeat.Kind kind, boolean restricted, boolean aisle) {

    /** Null if there is a word that nobody knows. */
    static @Nullable PlanCsvType read(String text) {
        var section = PlanSection.Kind.SEATS;
        var kind = PlanSeat.Kind.STANDARD;
        var restricted = false;
        var aisle = false;
        for (var word : text.toLowerCase(Locale.ROOT).split("[\\s+]+")) {
            switch (word) {
                case "", "standard", "seat" -> {}
                case "wheelchair" -> kind = PlanSeat.Kind.WHEELCHAIR;
                case "companion" -> kind = PlanSeat.Kind.COMPANION;
                case "restricted" -> restricted = true;
                case "aisle" -> aisle = true;
                case "table" -> section = PlanSection.Kind.TABLES;
                case "standing" -> section = PlanSection.Kind.STANDING;
                default -> {
                    return null;
                }
            }
        }
        return new PlanCsvType(section, kind, restricted, aisle);
    }

    static String write(PlanSection section, PlanSeat seat) {
        List<String> words = new ArrayList<>();
        if (section.kind() == PlanSection.Kind.TABLES) words.add("table");
        if (section.kind() != PlanSection.Kind.TABLES || seat.kind() != PlanSeat.Kind.STANDARD)
            words.add(seat.kind().value());
        if (seat.restricted()) words.add("restricted");
        if (seat.aisle()) words.add("aisle");
        return String.join(" ", words);
    }

    boolean isStanding() {
        return section == PlanSection.Kind.STANDING;
    }
}
