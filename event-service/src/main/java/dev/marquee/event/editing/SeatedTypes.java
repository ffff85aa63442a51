package dev.marquee.event.editing;

import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.client.SeatPlanClient.Section;
import dev.marquee.event.seating.Sections;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives ticket types the seats of sections.
 *
 * @param given as the request has them, completed by what is stored
 * @param stored before; empty for a new event
 * @param typed whether the request says the types, with their quantities
 */
record SeatedTypes(List<TicketType> given, List<TicketType> stored, boolean typed) {

    /** None of them with seats; one whose number was to follow from seats is refused. */
    List<TicketType> without() {
        for (int i = 0; i < given.size(); i++) refuseUncounted(i);
        return given.stream().map(TicketType::unseated).toList();
    }

    /**
     * With the seats of a plan.
     *
     * @param wanted the name or the id of a type, by section
     * @throws org.springframework.web.ErrorResponseException 422 for what cannot be
     */
    List<TicketType> with(SeatPlans.Version plan, Map<String, String> wanted) {
        var sections = new TreeMap<Integer, List<Section>>();
        wanted.forEach((id, type) -> {
            var section =
                    plan.section(id)
                            .orElseThrow(() -> invalid(Text.of("invalid.seat-plan-has-no", id)));
            sections.computeIfAbsent(indexOf(id, type), index -> new ArrayList<>()).add(section);
        });
        var seated = new ArrayList<TicketType>();
        for (int i = 0; i < given.size(); i++) {
            var own = sections.get(i);
            if (own == null) refuseUncounted(i);
            seated.add(own == null ? given.get(i).unseated() : seated(i, own));
        }
        return seated;
    }

    /**
     * With the seats they have already, if those are the same.
     *
     * @return null if any type gets other sections
     */
    @Nullable List<TicketType> unchanged(Map<String, String> wanted) {
        var before = new TreeMap<String, @Nullable Long>();
        for (var type : stored)
            if (type.sections() != null)
                Sections.ids(type.sections()).forEach(id -> before.put(id, type.id()));
        if (!before.keySet().equals(wanted.keySet())) return null;
        var places = new TreeMap<Integer, List<String>>();
        for (var entry : wanted.entrySet()) {
            var index = indexOf(entry.getKey(), entry.getValue());
            if (!Objects.equals(before.get(entry.getKey()), idOf(given.get(index)))) return null;
            places.computeIfAbsent(index, any -> new ArrayList<>()).add(entry.getKey());
        }
        var seated = new ArrayList<TicketType>();
        for (int i = 0; i < given.size(); i++) {
            var own = places.get(i);
            if (own == null) refuseUncounted(i);
            if (own == null) seated.add(given.get(i).unseated());
            else seated.add(counted(i, own, storedOf(given.get(i)).limit()));
        }
        return seated;
    }

    private TicketType seated(int index, List<Section> sections) {
        if (sections.stream().map(Section::isStanding).distinct().count() > 1)
            throw invalid(Text.of("invalid.cannot-have-both-seats", given.get(index).name()));
        return counted(
                index,
                sections.stream().map(Section::id).toList(),
                sections.stream().mapToInt(Section::places).sum());
    }

    private TicketType counted(int index, List<String> sections, int places) {
        var type = given.get(index);
        if (typed && type.pool() != null)
            throw Problems.invalid(path(index, "pool"), Text.of("invalid.cannot-be-shared-by"));
        if (places < 1) throw invalid(Text.of("invalid.no-place-for-is", type.name()));
        if (typed && !type.isSeated() && type.limit() != places)
            throw Problems.invalid(
                    path(index, "quantity"),
                    Text.of("invalid.follows-from-the-seats-leave", places));
        return type.seatedIn(sections, places);
    }

    private void refuseUncounted(int index) {
        if (typed && given.get(index).isSeated())
            throw Problems.invalid(path(index, "quantity"), Text.of("invalid.required"));
    }

    /** Which of the types is meant: by its name first. */
    private int indexOf(String section, String type) {
        var name = type.strip();
        var index = index(one -> one.name().equalsIgnoreCase(name));
        if (index < 0) index = index(one -> name.equals(String.valueOf(idOf(one))));
        if (index < 0) throw invalid(Text.of("invalid.no-ticket-type-for", name, section));
        return index;
    }

    private int index(Predicate<TicketType> wanted) {
        for (int i = 0; i < given.size(); i++) if (wanted.test(given.get(i))) return i;
        return -1;
    }

    /** The id that it has, or will have as the type of that name. */
    private @Nullable Long idOf(TicketType type) {
        if (type.id() != null) return type.id();
        return stored.stream()
                .filter(own -> own.name().equalsIgnoreCase(type.name()))
                .map(TicketType::id)
                .filter(id -> given.stream().noneMatch(one -> Objects.equals(one.id(), id)))
                .findFirst()
                .orElse(null);
    }

    private TicketType storedOf(TicketType type) {
        var id = Objects.requireNonNull(idOf(type));
        return stored.stream().filter(own -> id.equals(own.id())).findFirst().orElseThrow();
    }

    /** The ids of the types by section, as far as they have any. */
    Map<String, Long> ids(List<TicketType> seated) {
        var ids = new TreeMap<String, Long>();
        for (var type : seated)
            if (type.sections() != null)
                for (var section : Sections.ids(type.sections())) {
                    var id = idOf(type);
                    if (id != null) ids.put(section, id);
                }
        return ids;
    }

    private static RuntimeException invalid(Text message) {
        return Problems.invalid("seating.sections", message);
    }

    private static String path(int index, String field) {
        return "ticket_types[" + index + "]." + field;
    }
}
