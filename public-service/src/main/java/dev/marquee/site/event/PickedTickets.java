package dev.marquee.site.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody chose on another site, as a link brings it: {@code pick=71:2&pick=72:1}. */
final class PickedTickets {

    private static final Pattern ONE = Pattern.compile("(\\d{1,18}):(\\d{1,3})");
    private static final int MOST = 100;

    private PickedTickets() {}

    /** As fields of the booking form; null where nothing was chosen. */
    static @Nullable Map<String, String> fields(List<String> picked) {
        var fields = new HashMap<String, String>();
        for (var one : picked.stream().limit(MOST).toList()) {
            var read = ONE.matcher(one);
            if (!read.matches()) continue;
            var quantity = Integer.parseInt(read.group(2));
            if (quantity > 0)
                fields.put(
                        TicketChoice.field(Long.parseLong(read.group(1))),
                        String.valueOf(quantity));
        }
        return fields.isEmpty() ? null : fields;
    }
}
