package dev.marquee.auth;

import dev.marquee.auth.client.ArchiveClient;
import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.leaving.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the other services have of an organiser: an event in a hall, and a booking. */
public class RowsElsewhere {

    private static final String ORIGIN = "0a1b2c3d-0000-4000-8000-000000000001:";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, List<String>> ROWS =
            Map.of(
                    "event",
                    List.of(
                            "event",
                            "{'id':'@11','code':'EV11','name':'Fado','venue':'@3','seat_plan':'@4','seat_plan_version':2}"),
                    "ticket",
                    List.of("booking", "{'id':'@5','event':'@11','live_event':'@11','quantity':2}"),
                    "venue",
                    List.of("venue", "{'id':'@3','name':'The Hall'}"));

    private record Asked(long organizer, String service) {}

    private record Meanwhile(long organizer, Runnable what) {}

    private final List<Wanted> venuesWanted = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile String away = "";
    private volatile String busy = "";
    private volatile String missing = "";
    private final AtomicReference<Meanwhile> meanwhile = new AtomicReference<>();

    /** Nothing is in the way any more. */
    public void reset() {
        away = "";
        busy = "";
        missing = "";
        meanwhile.set(null);
        asked.clear();
    }

    /**
     * Who was asked since for an organiser, in their order; with a question mark, whether all had
     * arrived.
     */
    public List<String> asked(long organizer) {
        return asked.stream()
                .filter(one -> one.organizer == organizer)
                .map(Asked::service)
                .toList();
    }

    /** Happens once, while an organiser's venues are asked for. */
    public void meanwhile(long organizer, Runnable what) {
        meanwhile.set(new Meanwhile(organizer, what));
    }

    /** This one does not answer. */
    public void away(String service) {
        away = service;
    }

    /** This one has messages on their way. */
    public void busy(String service) {
        busy = service;
    }

    /** This one has lost its rows. */
    public void missing(String service) {
        missing = service;
    }

    /** How venue-service was asked. */
    public List<Wanted> venuesWanted() {
        return venuesWanted;
    }

    Map<String, ArchiveClient> clients() {
        return List.of("customer", "event", "notification", "report", "ticket", "venue").stream()
                .collect(
                        Collectors.toMap(
                                service -> service,
                                service -> (wanted, payload) -> export(service, wanted, payload)));
    }

    private void export(String service, Wanted wanted, Payload payload)
            throws IOException, ArchiveClient.NotYet {
        if (service.equals(away)) throw new ResourceAccessException("nobody is there");
        if (service.equals(busy)) throw new ArchiveClient.NotYet();
        asked.add(new Asked(wanted.organizer(), service + (wanted.nothing() ? "?" : "")));
        if (wanted.nothing()) return;
        if (service.equals("venue")) {
            venuesWanted.add(wanted);
            var what = meanwhile.get();
            if (what != null
                    && what.organizer == wanted.organizer()
                    && meanwhile.compareAndSet(what, null)) what.what.run();
        }
        var rows = ROWS.get(service);
        if (rows == null || service.equals(missing)) return;
        payload.add(
                rows.getFirst(),
                (ObjectNode) JSON.readTree(rows.getLast().replace('\'', '"').replace("@", ORIGIN)));
    }
}
