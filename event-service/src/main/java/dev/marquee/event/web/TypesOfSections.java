package dev.marquee.event.web;

import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.client.SeatPlanClient.Section;
import java.util.ArrayList;
import java.util.List;

/** Finds a ticket type of the form for each section of a plan, and adds what is missing. */
final class TypesOfSections {

    private final List<TicketTypeRow> types;
    private final SeatingFields before;
    private final boolean another;

    /**
     * @param another whether the form shows no sections of this plan yet
     */
    TypesOfSections(EventForm form, boolean another) {
        this.types = new ArrayList<>(form.rows().types());
        this.before = form.seating();
        this.another = another;
        if (another && types.size() == 1 && isUntouched(types.getFirst())) types.clear();
    }

    /** The row that a new form begins with. */
    private static boolean isUntouched(TicketTypeRow row) {
        return row.equals(TicketTypeRow.named(TicketType.GENERAL_ADMISSION, "0"))
                || TicketTypeRow.blank(row.id())
                        && TicketType.GENERAL_ADMISSION.equals(row.name())
                        && TicketTypeRow.blank(row.quantity())
                        && !row.isPriced();
    }

    /** The number of the type, from 1 on; 0 for a section that is not sold. */
    int numberFor(Section section) {
        if (!another && before.has(section.id())) return before.numberOf(section.id());
        if (section.places() == 0) return 0;
        for (int i = 0; i < types.size(); i++)
            if (section.name().equalsIgnoreCase(types.get(i).name())) return i + 1;
        if (types.size() >= 20) return 0;
        types.add(TicketTypeRow.named(section.name(), null));
        return types.size();
    }

    List<TicketTypeRow> types() {
        return List.copyOf(types);
    }
}
