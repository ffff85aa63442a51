package dev.marquee.venue;

/**
 * Which venues to list, checked.
 *
 * @param words a part of the name, type or address
 * @param type in any case
 * @param status empty, {@code available} or {@code booked}
 * @param sort empty, or a field, with a minus for descending
 */
record VenueFilter(
        String words, String type, int minCapacity, String status, FreeTime free, String sort) {

    static VenueFilter of(String words) {
        return new VenueFilter(words, "", 0, "", new FreeTime("", ""), "");
    }

    /** The columns to sort by; what sorts the same keeps the order in which it was added. */
    String order() {
        var descending = sort.startsWith("-");
        var columns =
                switch (descending ? sort.substring(1) : sort) {
                    case "capacity" -> new String[] {"v.capacity"};
                    case "price" -> new String[] {"v.currency", "v.price_per_hour_minor"};
                    case "type" -> new String[] {"lower(v.type)", "lower(v.name)"};
                    default -> new String[] {"lower(v.name)"};
                };
        var way = descending ? " desc" : "";
        return " order by " + String.join(way + ", ", columns) + way + ", v.id";
    }
}
