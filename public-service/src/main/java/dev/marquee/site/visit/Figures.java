package dev.marquee.site.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** report-service, where visits are counted. */
@HttpExchange("/internal")
interface Figures {

    /**
     * A visit, a search, a choice, or a booking.
     *
     * @param zone of the event; null for a page that is about none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fact(
            String id,
            String kind,
            Instant at,
            long organizerId,
            long eventId,
            @Nullable String zone,
            Map<String, String> dims) {}

    /**
     * How far somebody came today.
     *
     * @param visitor a hash of the day
     * @param furthest 1 looked, 2 chose, 3 held, 4 booked
     */
    record Step(
            Instant at,
            long organizerId,
            long eventId,
            String visitor,
            int furthest,
            String source) {}

    /** What was not counted: {@code filtered} or {@code dropped}, and why. */
    record LeftOut(LocalDate day, String what, String reason, long n) {}

    /**
     * What is told at once.
     *
     * @param batch the same when it is told again
     */
    record Batch(
            String batch,
            Instant toldAt,
            List<Fact> facts,
            List<Step> steps,
            List<LeftOut> leftOut) {}

    /**
     * What the visitors of a day are told apart by.
     *
     * @param until the end of the day
     */
    record DaySalt(String salt, Instant until) {

        @Override
        public String toString() {
            return "DaySalt[until=" + until + "]";
        }
    }

    /** Repeats are harmless. */
    @PostExchange("/facts")
    void tell(@RequestBody Batch batch);

    @GetExchange("/day-salt")
    DaySalt salt();

    /** Where a tracking link leads. */
    record Target(String path) {}

    /** 404 if there is none. */
    @GetExchange("/tracking-links/{code}")
    Target link(@PathVariable String code);
}
