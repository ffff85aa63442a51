package dev.marquee.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a list with its filters, for the links that keep them: column heads, pages,
 * exports. Values are encoded.
 */
public final class ListAddress {

    private final String path;
    private final Map<String, Object> filters = new LinkedHashMap<>();
    private final Map<String, Object> shown = new LinkedHashMap<>();
    private String sort = "";

    private ListAddress(String path) {
        this.path = path;
    }

    /** The list at this path, all of it. */
    public static ListAddress of(String path) {
        return new ListAddress(path);
    }

    /** Adds a filter; null and blank are none. */
    public ListAddress with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) filters.put(name, value);
        return this;
    }

    /** Says how it is shown, such as in cards, which leaves nothing out. */
    public ListAddress shownAs(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) shown.put(name, value);
        return this;
    }

    /** Says how it is sorted: a field, with a minus for descending; null or blank as it comes. */
    public ListAddress sortedBy(@Nullable String field) {
        sort = field == null ? "" : field;
        return this;
    }

    /** The list without filters. */
    public String path() {
        return path;
    }

    /** What a filter says, or null where it does not matter. */
    public @Nullable Object filter(String name) {
        return filters.get(name);
    }

    /** Path and filters: for column heads, which add their own sort. */
    public String filtered() {
        return address(path, false);
    }

    /** Path, filters and sort: for pages. */
    public String all() {
        return address(path, true);
    }

    /** The same list as a file: {@code csv} or {@code xlsx}. */
    public String export(String format) {
        return address(path + "/export." + format, true);
    }

    /** Whether anything is filtered, so that an empty list does not mean that there is nothing. */
    public boolean isNarrowed() {
        return !filters.isEmpty();
    }

    private String address(String path, boolean sorted) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, Object>(filters);
        values.putAll(shown);
        if (sorted && !sort.isBlank()) values.put("sort", sort);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
