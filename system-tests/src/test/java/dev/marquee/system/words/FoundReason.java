package dev.marquee.system.words;

import dev.marquee.platform.reason.Reasons;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A reason that a source names.
 *
 * @param place file and line
 * @param code null where it cannot be told what it is
 * @param status null where that cannot be told
 * @param members the further members of the refusal, as far as the source names them
 * @param made whether something is refused with it, and not only described
 */
record FoundReason(
        String place,
        @Nullable String code,
        @Nullable Integer status,
        Set<String> members,
        boolean made) {

    /** What of it is not in the catalogue, a line each. */
    List<String> faults() {
        if (code == null)
            return List.of(place + " refuses with a reason that cannot be read: use a literal");
        var reason = Reasons.of(code).orElse(null);
        if (reason == null) return List.of(place + " " + code + " is not in reasons.csv");
        if (reason.isRetired()) return List.of(place + " " + code + " is retired in reasons.csv");
        if (status != null && !reason.statuses().contains(status))
            return List.of(place + " " + code + " is not of " + status + " in reasons.csv");
        return members.stream()
                .filter(member -> !reason.params().contains(member))
                .sorted()
                .map(member -> place + " " + code + " brings " + member + ", not so in reasons.csv")
                .toList();
    }

    /** {@code CONFLICT} or {@code HttpStatus.CONFLICT}. */
    static @Nullable Integer status(String expression) {
        var name = expression.substring(expression.lastIndexOf('.') + 1);
        for (var one : HttpStatus.values()) if (one.name().equals(name)) return one.value();
        return null;
    }
}
