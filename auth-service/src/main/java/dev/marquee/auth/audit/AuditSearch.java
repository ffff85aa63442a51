package dev.marquee.auth.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What somebody looks for; whatever is empty does not matter. Dates are of UTC, both included.
 *
 * @param who a part of the name, or the account's id
 * @param action how it begins: {@code account}, {@code account.disabled}
 * @param target a part of it
 */
record AuditSearch(
        @Nullable String who,
        @Nullable String action,
        @Nullable String target,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {

    AuditSearch {
        who = clean(who);
        action = clean(action);
        target = clean(target);
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) return null;
        var clean = text.replaceAll("\\p{Cc}", "").strip();
        return clean.isEmpty() ? null : clean;
    }
}
