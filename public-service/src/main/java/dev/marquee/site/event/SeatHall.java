package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.client.SeatState;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hall as a buyer sees it: which seats can be had, and which of them are chosen.
 *
 * @param version of the plan and of what is not for sale
 * @param seq counts the changes of who sits where
 * @param orphans what becomes of a choice that leaves a single seat: off, advise, enforce
 * @param large whether sections are shown first, and their seats when one is opened
 */
record SeatHall(
        SeatState.Plan plan,
        List<Part> parts,
        int version,
        long seq,
        String orphans,
        boolean large) {

    /** More seats are too many for one page. */
    static final int MOST_SEATS = 5000;

    /** In how many ways seats look, so that prices differ to the eye; they repeat after these. */
    private static final List<String> LOOKS = List.of("a", "b", "c", "d");

    /** What a seat is to the buyer. */
    enum Status {
        FREE,
        MINE,
        TAKEN,
        CLOSED
    }

    /**
     * A section.
     *
     * @param type null if it is not for sale
     * @param price what a ticket costs with all taxes
     * @param look a letter; the same for all sections of a ticket type
     * @param shown whether its seats are on the page
     */
    record Part(
            String id,
            String name,
            boolean standing,
            boolean round,
            @Nullable TicketType type,
            @Nullable Price price,
            String look,
            boolean shown,
            SeatState.Section section,
            List<Line> rows) {

        /** How many of its seats are free or chosen. */
        public long free() {
            return rows.stream().mapToLong(Line::free).sum();
        }

        public boolean forSale() {
            return type != null && !standing;
        }

        /** What one costs in the currency's smallest unit. */
        public String unitMinor() {
            return type == null ? "0" : unit().unscaledValue().toString();
        }

        BigDecimal unit() {
            return type == null ? BigDecimal.ZERO : type.costs(new BigDecimal(type.price()));
        }
    }

    record Line(String label, List<Spot> spots) {

        public long free() {
            return spots.stream().filter(Spot::open).count();
        }

        public boolean chosen() {
            return spots.stream().anyMatch(Spot::mine);
        }
    }

    /** A seat. */
    record Spot(SeatState.Seat seat, Status status) {

        public String id() {
            return seat.id();
        }

        public String number() {
            return seat.number();
        }

        /** Whether the buyer may have it. */
        public boolean open() {
            return status == Status.FREE || status == Status.MINE;
        }

        public boolean mine() {
            return status == Status.MINE;
        }

        /** Whether it could be had if nobody else did. */
        public boolean sold() {
            return status != Status.CLOSED;
        }

        /** The end of a message's name for what is special about it; null for nothing. */
        public @Nullable String special() {
            if (seat.isOf("wheelchair")) return "wheelchair";
            if (seat.isOf("companion")) return "companion";
            return Boolean.TRUE.equals(seat.restricted()) ? "restricted" : null;
        }
    }

    /** A chosen seat. */
    record Chosen(String id, String label, Part part) {}

    /**
     * The hall of an event.
     *
     * @param chosen the ids of the seats that the buyer wants
     * @param open the id of the section whose seats are shown in a large hall
     */
    static SeatHall of(
            SeatState state,
            Availability stock,
            Collection<String> chosen,
            @Nullable String open,
            Locale locale) {
        var mine = new HashSet<>(chosen);
        var taken = new HashSet<>(state.gone());
        var closed = new HashSet<>(state.kept());
        var plan = Objects.requireNonNull(state.plan(), "asked before");
        var sections = plan.parts();
        var seats =
                sections.stream()
                        .flatMap(section -> section.lines().stream())
                        .mapToInt(row -> row.seats().size())
                        .sum();
        var types = stock.ticketTypes();
        var parts = new ArrayList<Part>();
        for (var section : sections) {
            var type =
                    types.stream()
                            .filter(one -> Long.valueOf(one.id()).equals(section.ticketTypeId()))
                            .filter(TicketType::onSale)
                            .findFirst()
                            .orElse(null);
            var rows = new ArrayList<Line>();
            for (var row : section.lines())
                rows.add(
                        new Line(
                                row.label(),
                                row.seats().stream()
                                        .map(seat ->
                                                new Spot(
                                                        seat,
                                                        status(seat, type, mine, taken, closed)))
                                        .toList()));
            var price =
                    type == null
                            ? null
                            : Price.of(
                                    type.costs(new BigDecimal(type.price())).toPlainString(),
                                    type.currency(),
                                    locale);
            var look = type == null ? "a" : LOOKS.get(types.indexOf(type) % LOOKS.size());
            parts.add(
                    new Part(
                            section.id(),
                            section.name(),
                            section.isStanding(),
                            section.isRound(),
                            type,
                            price,
                            look,
                            seats <= MOST_SEATS || section.id().equals(open),
                            section,
                            rows));
        }
        var rule = state.orphans() == null ? "advise" : state.orphans();
        var version = state.version() == null ? 0 : state.version();
        return new SeatHall(plan, parts, version, state.seq(), rule, seats > MOST_SEATS);
    }

    private static Status status(
            SeatState.Seat seat,
            @Nullable TicketType type,
            Set<String> mine,
            Set<String> taken,
            Set<String> closed) {
        if (type == null || Boolean.TRUE.equals(seat.blocked()) || closed.contains(seat.id()))
            return Status.CLOSED;
        if (taken.contains(seat.id())) return Status.TAKEN;
        return mine.contains(seat.id()) ? Status.MINE : Status.FREE;
    }

    private Stream<Spot> spots() {
        return parts.stream()
                .filter(Part::forSale)
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.spots().stream());
    }

    /** How many seats are for sale, taken ones among them. */
    public long places() {
        return spots().filter(Spot::sold).count();
    }

    public long takenSeats() {
        return spots().filter(spot -> spot.status() == Status.TAKEN).count();
    }

    /** Whether any seat is a place for a wheelchair that can be had. */
    public boolean wheelchairs() {
        return spots().anyMatch(spot -> spot.open() && spot.seat().isOf("wheelchair"));
    }

    /** What is chosen, in the order of the hall. */
    public List<Chosen> chosen() {
        var all = new ArrayList<Chosen>();
        for (var part : parts)
            for (var row : part.rows())
                for (var spot : row.spots())
                    if (spot.mine()) all.add(new Chosen(spot.id(), label(part, row, spot), part));
        return all;
    }

    /** How people call a seat: with its section's name where several have seats. */
    String label(Part part, Line row, Spot spot) {
        var name = row.label() + "-" + spot.number();
        var seated = parts.stream().filter(one -> one.section().ticketTypeId() != null);
        return seated.filter(one -> !one.standing()).count() > 1 ? part.name() + " " + name : name;
    }

    Optional<String> label(String id) {
        for (var part : parts)
            for (var row : part.rows())
                for (var spot : row.spots())
                    if (spot.id().equals(id)) return Optional.of(label(part, row, spot));
        return Optional.empty();
    }

    /** The ids of ticket types whose places are chosen here. */
    Set<Long> seatedTypes() {
        var ids = new LinkedHashSet<Long>();
        for (var part : parts)
            if (part.type() != null && !part.standing()) ids.add(part.type().id());
        return ids;
    }

    /** What the chosen seats cost. */
    BigDecimal total() {
        return chosen().stream()
                .map(seat -> seat.part().unit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
