package dev.marquee.report.fact;

import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, without anybody's name.
 *
 * @param id made of what happened, such as {@code paid:17}: who tells it again tells the same id
 * @param organizer 0 for a page that is nobody's
 * @param event 0 for a page that is about none
 * @param n 1, or 0 for the further lines of a booking
 * @param currency empty where it is not about money
 */
record Fact(
        String id,
        FactKind kind,
        Instant at,
        long organizer,
        long event,
        @Nullable Long type,
        int n,
        long qty,
        String currency,
        long amount,
        long discount,
        long fee,
        long tax,
        Map<Dim, String> dims) {

    Fact {
        dims = Map.copyOf(dims);
    }

    /** Whose figures it counts in. */
    List<Subject> subjects() {
        return subjects(event, organizer);
    }

    static List<Subject> subjects(long event, long organizer) {
        var subjects = new ArrayList<Subject>();
        if (event > 0) subjects.add(Subject.event(event));
        if (organizer > 0) subjects.add(Subject.organizer(organizer));
        subjects.add(Subject.all());
        return subjects;
    }

    /** {@code ""} where it is not known. */
    String value(Dim dim) {
        if (dim == Dim.TYPE) return type == null ? "" : type.toString();
        return dims.getOrDefault(dim, "");
    }

    /** The same at another moment. */
    Fact at(Instant moment) {
        return new Fact(
                id, kind, moment, organizer, event, type, n, qty, currency, amount, discount, fee,
                tax, dims);
    }

    long[] amounts() {
        return new long[] {n, qty, amount, discount, fee, tax};
    }
}
