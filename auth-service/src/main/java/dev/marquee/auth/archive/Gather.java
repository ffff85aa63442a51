package dev.marquee.auth.archive;

import dev.marquee.auth.client.ArchiveClient;
import dev.marquee.auth.client.ArchiveClients;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.leaving.ArchiveExport;
import dev.marquee.platform.leaving.Wanted;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.JsonNode;

/**
 * Asks all services for an organiser's rows. Who refers to others is asked before them: what they
 * refer to is there by then. What is not the organiser's own, but used, is asked for by name.
 */
@Component
class Gather {

    /** A service that does not answer, or has something on its way. */
    static final class Away extends Exception {

        private static final long serialVersionUID = 1;

        private final String service;

        Away(String service, Exception cause) {
            super(service, cause);
            this.service = service;
        }

        String service() {
            return service;
        }
    }

    private static final List<String> BEFORE_EVENTS =
            List.of("report", "notification", "ticket", "customer");

    private final ArchiveExport own;
    private final ArchiveClients others;

    Gather(ArchiveExport own, ArchiveClients others) {
        this.own = own;
        this.others = others;
    }

    /**
     * Adds the rows of an organiser.
     *
     * @param step is told which service is being asked
     */
    void into(Payload payload, long organizer, Instant asOf, Consumer<String> step)
            throws IOException, Away {
        // before the first row is read: what the last service tells the first one is there, too
        var nothing = Wanted.nothing(organizer, asOf);
        for (var service : BEFORE_EVENTS) ask(service, nothing, payload, step);
        for (var service : List.of("event", "venue")) ask(service, nothing, payload, step);
        var first = Wanted.own(organizer, asOf);
        for (var service : BEFORE_EVENTS) ask(service, first, payload, step);
        ask("event", first, payload, step);
        var venues = new LinkedHashSet<String>();
        var plans = new LinkedHashSet<String>();
        var versions = new LinkedHashSet<String>();
        var targets = new LinkedHashSet<String>();
        payload.readRows(
                "event",
                event -> {
                    targets.add("event:" + event.path("code").asString(""));
                    note(event.path("venue"), venues);
                    note(event, "seat_plan", "seat_plan_version", plans, versions);
                });
        payload.readRows("seating", one -> note(one, "plan", "plan_version", plans, versions));
        var rest =
                new Wanted(
                        organizer,
                        asOf,
                        List.copyOf(venues),
                        List.copyOf(plans),
                        List.copyOf(versions),
                        List.copyOf(targets),
                        false);
        ask("venue", rest, payload, step);
        step.accept("auth");
        own.read(rest, payload);
    }

    private static void note(JsonNode ref, Set<String> refs) {
        if (ref.isString()) refs.add(ref.stringValue());
    }

    /** A plan, and which version of it: others of a plan that is another's are not given. */
    private static void note(
            JsonNode row, String plan, String version, Set<String> plans, Set<String> versions) {
        if (!row.path(plan).isString()) return;
        plans.add(row.path(plan).stringValue());
        if (row.path(version).isIntegralNumber())
            versions.add(row.path(plan).stringValue() + "/" + row.path(version).longValue());
    }

    private void ask(String service, Wanted wanted, Payload payload, Consumer<String> step)
            throws IOException, Away {
        step.accept(service);
        try {
            Objects.requireNonNull(others.byService().get(service), service)
                    .export(wanted, payload);
        } catch (ResourceAccessException | ArchiveClient.NotYet e) {
            throw new Away(service, e);
        }
    }
}
