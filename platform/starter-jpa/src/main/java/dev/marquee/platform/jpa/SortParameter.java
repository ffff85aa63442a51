package dev.marquee.platform.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;

/**
 * The orders that a list offers, as its addresses name them: a field, with a minus for descending.
 */
public final class SortParameter {

    private final Map<String, Sort> fields = new LinkedHashMap<>();

    /**
     * Adds a field. A minus before it turns all of these orders around; what is equal in all of
     * them comes in no order that can be relied on, so the last one is of an id.
     */
    public SortParameter field(String name, Order... orders) {
        fields.put(name, Sort.by(List.of(orders)));
        return this;
    }

    /**
     * The order that somebody asks for.
     *
     * @param asked a field, perhaps after a minus
     * @throws IllegalArgumentException if the list has no such field: check what came from outside
     */
    public Sort read(String asked) {
        var descending = asked.startsWith("-");
        var sort = fields.get(descending ? asked.substring(1) : asked);
        if (sort == null) throw new IllegalArgumentException("not sorted by " + asked);
        return descending ? sort.reverse() : sort;
    }
}
