package dev.marquee.auth.audit;

import dev.marquee.platform.web.ListAddress;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What somebody looks for; whatever is empty does not matter. Dates are of the zone of whoever
 * asks, both included.
 *
 * @param q a part of anything that an entry says
 * @param who a part of the name, or the account's id
 * @param action how it begins: {@code account}, {@code account.disabled}
 * @param target a part of it
 * @param sort {@code at} for the oldest first
 */
record AuditSearch(
        @Nullable String q,
        @Nullable String who,
        @Nullable String action,
        @Nullable String target,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
        @Nullable String sort) {

    AuditSearch {
        q = clean(q);
        who = clean(who);
        action = clean(action);
        target = clean(target);
        sort = "at".equals(sort) ? sort : null;
    }

    ListAddress address() {
        return ListAddress.of("/admin/audit")
                .with("q", q)
                .with("who", who)
                .with("action", action)
                .with("target", target)
                .with("from", from)
                .with("to", to)
                .sortedBy(sort);
    }

    /**
     * What was looked for, for the trail: names of the fields, since what is in them may be a
     * person.
     */
    String words() {
        return Stream.of(
                        q == null ? "" : "q",
                        who == null ? "" : "who",
                        action == null ? "" : "action",
                        target == null ? "" : "target",
                        from == null ? "" : "from",
                        to == null ? "" : "to")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) return null;
        var clean = text.replaceAll("\\p{Cc}", "").strip();
        return clean.isEmpty() ? null : clean;
    }
}
