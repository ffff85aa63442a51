package dev.marquee.venue.plan.layout;

import dev.marquee.platform.words.Text;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the seats of a file into sections and rows, in the order in which they come. */
final class PlanCsvSections {

    private static final int LONGEST = 60;
    private static final int LONGEST_PART = 24;
    private static final int LONGEST_NUMBER = 6;

    private record Growing(
            PlanSection.Kind kind,
            Map<String, List<PlanSeat>> rows,
            @Nullable Integer places,
            @Nullable Double x,
            @Nullable Double y) {}

    private final @Nullable PlanLayout before;
    private final Map<String, PlanSection> knownSections = new HashMap<>();
    private final Map<List<String>, PlanSeat> knownSeats = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final Map<String, Growing> growing = new LinkedHashMap<>();

    PlanCsvSections(@Nullable PlanLayout before) {
        this.before = before;
        if (before == null) return;
        for (var section : before.sections()) {
            knownSections.put(section.name(), section);
            used.add(section.id());
            for (var row : section.rows())
                for (var seat : row.seats()) {
                    knownSeats.put(List.of(section.name(), row.label(), seat.number()), seat);
                    used.add(seat.id());
                }
        }
    }

    /** Adds a seat; the answer says why that cannot be, or is null. */
    @Nullable Text seat(String section, String row, PlanCsvType type, PlanSeat seat) {
        if (section.isEmpty()) return Text.of("invalid.section-is-missing");
        if (row.isEmpty()) return Text.of("invalid.row-is-missing");
        if (seat.number().isEmpty()) return Text.of("invalid.number-is-missing");
        var of =
                growing.computeIfAbsent(
                        section,
                        name ->
                                new Growing(
                                        type.section(), new LinkedHashMap<>(), null, null, null));
        if (of.kind() != type.section()) return Text.of("invalid.section-has-seats-of", section);
        of.rows().computeIfAbsent(row, label -> new ArrayList<>()).add(seat);
        return null;
    }

    /** Adds a standing area; the answer says why that cannot be, or is null. */
    @Nullable Text standing(String section, String places, @Nullable Double x, @Nullable Double y) {
        if (section.isEmpty()) return Text.of("invalid.section-is-missing");
        if (!places.matches("\\d{1,7}")) return Text.of("invalid.number-must-say-how");
        var area = new Growing(PlanSection.Kind.STANDING, Map.of(), Integer.valueOf(places), x, y);
        return growing.putIfAbsent(section, area) == null
                ? null
                : Text.of("invalid.section-is-there-before", section);
    }

    /** All of it. Ids are those of before, or are made of the names. */
    PlanLayout plan(String name) {
        var sections = new ArrayList<PlanSection>();
        growing.forEach((title, section) -> sections.add(section(title, section)));
        if (before == null) return new PlanLayout(null, name, null, stage(), sections);
        return new PlanLayout(null, name, before.focus(), before.objects(), sections);
    }

    private PlanSection section(String name, Growing section) {
        var known = knownSections.get(name);
        var id = known == null ? unused(slug(name).toLowerCase(Locale.ROOT), "") : known.id();
        if (section.kind() == PlanSection.Kind.STANDING) {
            var area = known == null || !known.isStanding() ? null : known;
            return new PlanSection(
                    id,
                    name,
                    section.kind(),
                    List.of(),
                    section.places(),
                    section.x() == null && area != null ? area.x() : section.x(),
                    section.y() == null && area != null ? area.y() : section.y(),
                    area == null ? null : area.width(),
                    area == null ? null : area.height());
        }
        var rows = new ArrayList<PlanRow>();
        section.rows()
                .forEach((label, seats) ->
                        rows.add(
                                new PlanRow(
                                        label,
                                        seats.stream()
                                                .map(seat -> seat(name, id, label, seat))
                                                .toList())));
        return PlanSection.of(id, name, section.kind(), rows);
    }

    private PlanSeat seat(String section, String sectionId, String row, PlanSeat seat) {
        var known = knownSeats.remove(List.of(section, row, seat.number()));
        var id =
                known == null
                        ? unused(sectionId, "-" + slug(row) + "-" + slug(seat.number()))
                        : known.id();
        return new PlanSeat(
                id,
                seat.number(),
                seat.x().isNaN() && known != null ? known.x() : seat.x(),
                seat.y().isNaN() && known != null ? known.y() : seat.y(),
                seat.kind(),
                seat.aisle(),
                seat.restricted(),
                seat.blocked(),
                seat.note());
    }

    /** As short as ids must be, and with a number at the end where somebody has it. */
    private String unused(String part, String rest) {
        var room = LONGEST - rest.length() - LONGEST_NUMBER;
        var wanted = part.substring(0, Math.min(room, part.length())) + rest;
        var id = wanted;
        while (!used.add(id)) id = wanted + "." + next.merge(wanted, 2, (n, two) -> n + 1);
        return id;
    }

    private static String slug(String text) {
        var slug =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^A-Za-z0-9._-]+", "_")
                        .replaceAll("^_+|_+$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(LONGEST_PART, slug.length()));
    }

    private static List<PlanObject> stage() {
        return List.of(new PlanObject(PlanObject.Kind.STAGE, "Stage", 300.0, 10.0, 400.0, 60.0));
    }
}
