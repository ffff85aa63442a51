package dev.marquee.customer.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What a change made of a customer's details. In full it stands in the customer's history, which
 * goes when the customer is erased; the audit trail never forgets, so there values are only hinted
 * at.
 */
public record DetailChanges(List<Field> fields) {

    private static final int LONGEST = 150;

    /** One field, before and after. */
    record Field(String name, String before, String after) {

        private String told(BiFunction<String, String, String> how) {
            return name + " " + how.apply(name, before) + " → " + how.apply(name, after);
        }
    }

    public static DetailChanges between(Details before, Details after) {
        var fields = new ArrayList<Field>();
        add(fields, "name", before.name(), after.name());
        add(fields, "e-mail", before.email(), after.email());
        add(fields, "telephone", before.phone(), after.phone());
        add(fields, "address", before.address(), after.address());
        add(fields, "feedback", before.feedback(), after.feedback());
        return new DetailChanges(List.copyOf(fields));
    }

    private static void add(List<Field> fields, String name, String before, String after) {
        if (!before.equals(after)) fields.add(new Field(name, before, after));
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** "name Ana → Ana Ribeiro, …"; very long values are cut. */
    public String inFull() {
        return told((name, value) ->
                value.length() <= LONGEST ? shown(value) : value.substring(0, LONGEST) + "…");
    }

    /** "name A… → A…, e-mail a…@example.org → b…@example.net". */
    public String hinted() {
        return told((name, value) -> hint(name, value));
    }

    private String told(BiFunction<String, String, String> how) {
        return fields.stream().map(field -> field.told(how)).collect(Collectors.joining(", "));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private static String hint(String name, String value) {
        if (value.isEmpty()) return "–";
        var first = value.substring(0, value.offsetByCodePoints(0, 1)) + "…";
        return name.equals("e-mail") && value.contains("@")
                ? first + value.substring(value.lastIndexOf('@'))
                : first;
    }
}
