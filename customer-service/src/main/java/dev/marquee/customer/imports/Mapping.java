package dev.marquee.customer.imports;

import dev.marquee.customer.imports.Heading.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a file is read as.
 *
 * @param fields for each column, in their order
 * @param rename whether customers who are known get the file's names
 */
record Mapping(List<Field> fields, boolean rename) {

    private static final Set<Kind> NAMES =
            EnumSet.of(Kind.FULL_NAME, Kind.SOME_NAME, Kind.GIVEN_NAME, Kind.FAMILY_NAME);

    /** Whose columns are read where a file has those of several people. */
    private static final List<String> PERSONS = List.of("attendee", "", "buyer");

    Mapping {
        fields = List.copyOf(fields);
    }

    /**
     * A mapping by hand.
     *
     * @param fields for each column, in their order; those that are missing are not read
     * @throws Unreadable if one is unknown or too much, or there is none for the name or the e-mail
     *     address
     */
    static Mapping of(List<String> fields, boolean rename, CsvSheet sheet) throws Unreadable {
        if (fields.size() > sheet.headings().size())
            throw new Unreadable("mapping-too-long", sheet.headings().size());
        var read = new ArrayList<Field>();
        for (var field : fields)
            read.add(
                    Field.of(field.strip())
                            .orElseThrow(() -> new Unreadable("mapping-unknown", field)));
        while (read.size() < sheet.headings().size()) read.add(Field.NONE);
        var mapping = new Mapping(read, rename);
        if (!mapping.isComplete()) throw new Unreadable("mapping");
        return mapping;
    }

    /** Whether there are columns for a name and for an e-mail address. */
    boolean isComplete() {
        return fields.contains(Field.EMAIL)
                && (fields.contains(Field.NAME)
                        || fields.contains(Field.GIVEN_NAME)
                        || fields.contains(Field.FAMILY_NAME));
    }

    /**
     * The mapping that the headings suggest. A name in one column is taken before one in two, and a
     * company's only where there is no other. Where columns are of several people, those of one are
     * read. Names of known customers change only by a heading that can mean nothing else.
     */
    static Mapping guess(List<String> headings) {
        var known = known(headings);
        var names = names(known);
        var street = first(known, heading -> heading.kind() == Kind.ADDRESS);
        var divided =
                street != null
                        && first(
                                        known,
                                        heading ->
                                                heading.kind() == Kind.ADDRESS_PART
                                                        && heading.place().equals(street.place()))
                                != null;
        var fields =
                IntStream.range(0, headings.size())
                        .mapToObj(column -> field(known.get(column), names, street, divided))
                        .toList();
        return new Mapping(fields, names == Kind.FULL_NAME);
    }

    private static Field field(
            @Nullable Heading heading,
            @Nullable Kind names,
            @Nullable Heading street,
            boolean divided) {
        if (heading == null) return Field.NONE;
        return switch (heading.kind()) {
            case FULL_NAME, SOME_NAME, COMPANY, GIVEN_NAME, FAMILY_NAME -> name(heading, names);
            case EMAIL -> Field.EMAIL;
            case PHONE -> Field.PHONE;
            case ADDRESS -> address(heading, Objects.requireNonNull(street), divided);
            case ADDRESS_PART ->
                    street != null && street.place().equals(heading.place())
                            ? Field.ADDRESS_PART
                            : Field.NONE;
            case FEEDBACK -> Field.FEEDBACK;
        };
    }

    /** The street of one address never stands with the city of another. */
    private static Field address(Heading heading, Heading street, boolean divided) {
        if (!heading.place().equals(street.place())) return divided ? Field.NONE : Field.ADDRESS;
        return heading != street && heading.isStreet() && heading.plain().equals(street.plain())
                ? Field.ADDRESS_PART
                : Field.ADDRESS;
    }

    private static Field name(Heading heading, @Nullable Kind names) {
        if (names != Kind.GIVEN_NAME) return heading.kind() == names ? Field.NAME : Field.NONE;
        return switch (heading.kind()) {
            case GIVEN_NAME -> Field.GIVEN_NAME;
            case FAMILY_NAME -> Field.FAMILY_NAME;
            default -> Field.NONE;
        };
    }

    /** Which columns the name is in: one of that kind; GIVEN_NAME stands for two columns. */
    private static @Nullable Kind names(List<@Nullable Heading> known) {
        var there = EnumSet.noneOf(Kind.class);
        for (var heading : known) if (heading != null) there.add(heading.kind());
        if (there.contains(Kind.FULL_NAME)) return Kind.FULL_NAME;
        if (there.contains(Kind.GIVEN_NAME) || there.contains(Kind.FAMILY_NAME))
            return Kind.GIVEN_NAME;
        if (there.contains(Kind.SOME_NAME)) return Kind.SOME_NAME;
        return there.contains(Kind.COMPANY) ? Kind.COMPANY : null;
    }

    /** The headings that count, null for the others. */
    private static List<@Nullable Heading> known(List<String> headings) {
        var seen = new HashSet<String>();
        var known = new ArrayList<@Nullable Heading>();
        for (var heading : headings)
            known.add(
                    seen.add(heading.strip().toLowerCase(Locale.ROOT))
                            ? Heading.of(heading).orElse(null)
                            : null);
        var person = person(known);
        var others = has(known, "", EnumSet.of(Kind.EMAIL));
        known.replaceAll(
                heading -> heading == null || !isOf(heading, person, others) ? null : heading);
        var given = first(known, heading -> heading.kind() == Kind.GIVEN_NAME) != null;
        var family = first(known, heading -> heading.kind() == Kind.FAMILY_NAME) != null;
        if (given != family)
            known.replaceAll(heading ->
                    heading != null && heading.isOneWord()
                            ? new Heading(
                                    given ? Kind.FAMILY_NAME : Kind.GIVEN_NAME,
                                    heading.plain(),
                                    heading.person(),
                                    heading.place())
                            : heading);
        return known;
    }

    /**
     * The name and the e-mail address are that person's. Other columns often have no prefix; but a
     * telephone number beside another's e-mail address is the other's.
     */
    private static boolean isOf(Heading heading, String person, boolean others) {
        if (heading.person().equals(person)) return true;
        var own = NAMES.contains(heading.kind()) || heading.kind() == Kind.EMAIL;
        return heading.person().isEmpty() && !own && !(others && heading.kind() == Kind.PHONE);
    }

    /**
     * Of whom there are a name and an e-mail address; no name of one with the address of another.
     */
    private static String person(List<@Nullable Heading> known) {
        return Stream.concat(
                        PERSONS.stream(),
                        known.stream().flatMap(Stream::ofNullable).map(Heading::person))
                .filter(person ->
                        has(known, person, NAMES) && has(known, person, EnumSet.of(Kind.EMAIL)))
                .findFirst()
                .orElse("");
    }

    private static boolean has(List<@Nullable Heading> known, String person, Set<Kind> kinds) {
        return first(known, it -> it.person().equals(person) && kinds.contains(it.kind())) != null;
    }

    private static @Nullable Heading first(
            List<@Nullable Heading> known, Predicate<Heading> which) {
        return known.stream().flatMap(Stream::ofNullable).filter(which).findFirst().orElse(null);
    }

    /** The columns that are read as this, in their order. */
    List<Integer> columns(Field field) {
        return IntStream.range(0, fields.size())
                .filter(column -> fields.get(column) == field)
                .boxed()
                .toList();
    }

    /** The headings of the columns that are read as this, in their order. */
    List<String> headings(CsvSheet sheet, Field field) {
        return columns(field).stream()
                .map(column -> sheet.headings().get(column))
                .filter(heading -> !heading.isBlank())
                .toList();
    }

    /** Whether the family name comes first, as the headings of the names say. */
    boolean isFamilyFirst(CsvSheet sheet) {
        return Stream.of(Field.GIVEN_NAME, Field.FAMILY_NAME)
                .flatMap(field -> headings(sheet, field).stream())
                .flatMap(heading -> Heading.of(heading).stream())
                .anyMatch(Heading::isFamilyFirst);
    }
}
