package dev.marquee.ticket.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The WHERE clause of a list, with its parameters. */
public final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    public Conditions and(String condition) {
        all.add(condition);
        return this;
    }

    public Conditions and(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(condition);
    }

    /** A value for a condition that names it. */
    public Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Values for a condition that names them. */
    Conditions withAll(Map<String, Object> values) {
        parameters.putAll(values);
        return this;
    }

    /** " where …", or nothing. */
    public String where() {
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
