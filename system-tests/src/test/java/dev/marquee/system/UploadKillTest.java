package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while phones send what they decided without network: no scan is lost. */
class UploadKillTest {

    private static final int TICKETS = 200;
    private static final int COMMON = 30;
    private static final int PAGE = 10;

    @TempDir Path folder;

    /** A phone, how wrong its clock is, and what it has to send. */
    private record Phone(String name, Duration wrongBy, List<Map<String, Object>> scans) {
        Phone(String name, Duration wrongBy) {
            this(name, wrongBy, new ArrayList<>());
        }

        void admitted(JsonNode ticket, long event, Instant at) {
            scans.add(
                    Map.of(
                            "scan_id",
                            UUID.randomUUID(),
                            "token",
                            ticket.get("qr_token").asString(),
                            "event_id",
                            event,
                            "gate",
                            "Gate of " + name,
                            "device_time",
                            at.plus(wrongBy).toString(),
                            "result_shown",
                            "admitted"));
        }

        List<List<Map<String, Object>>> pages() {
            return IntStream.iterate(0, from -> from < scans.size(), from -> from + PAGE)
                    .mapToObj(from -> scans.subList(from, Math.min(from + PAGE, scans.size())))
                    .toList();
        }
    }

    @Test
    void every_scan_is_stored_once_and_each_ticket_let_in_twice_is_a_conflict() throws Exception {
        var settings = new HashMap<>(Organiser.FIRST_ADMIN);
        settings.put("MARQUEE_LIMIT_BOOKING", "0");
        settings.put("MARQUEE_LIMIT_GUEST_SEATS", "0");
        try (var suite = RunningSuite.start(folder.resolve("data"), List.of("--empty"), settings)) {
            var token = Http.signIn(suite, "first@example.org", "correct horse battery");
            var event =
                    new Organiser(suite, token)
                            .onSale("Two phones", 1_000, "0.00", Duration.ofHours(1));
            var one = new Phone("one", Duration.ofHours(3));
            var two = new Phone("two", Duration.ofDays(-2));
            scan(tickets(suite, event), event, one, two);

            var sent = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var phones = new ArrayList<Future<?>>();
                for (var phone : List.of(one, two))
                    phones.add(threads.submit(() -> sendAllTwice(suite, token, phone, sent)));
                Awaitility.await().until(() -> sent.get() >= 6);
                suite.killLauncher();
                suite.awaitOpenAgain();
                for (var phone : phones) phone.get();
            }

            var path = "/api/entry/events/" + event;
            var counters = Http.get(suite.url(path + "/counters"), token).json();
            assertThat(counters.get("admitted").asInt()).isEqualTo(TICKETS);
            assertThat(counters.get("passed").asInt()).isEqualTo(TICKETS + COMMON);
            assertThat(Http.get(suite.url(path + "/conflicts"), token).json())
                    .hasSize(COMMON)
                    .allSatisfy(conflict -> {
                        assertThat(conflict.get("order_known").asBoolean()).isTrue();
                        assertThat(conflict.at("/first/gate").asString()).isEqualTo("Gate of one");
                    });
        }
    }

    private static List<JsonNode> tickets(RunningSuite suite, long event)
            throws IOException, InterruptedException {
        var tickets = new ArrayList<JsonNode>();
        while (tickets.size() < TICKETS) {
            var booked =
                    Http.post(
                            suite.url("/api/bookings"),
                            Map.of(
                                    "event_id",
                                    event,
                                    "quantity",
                                    4,
                                    "buyer_name",
                                    "Minh Châu",
                                    "buyer_email",
                                    UUID.randomUUID() + "@example.org"));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            tickets.addAll(booked.json().get("tickets").values());
        }
        return tickets;
    }

    /** The first phone was first at all that both let in; each has them in an order of its own. */
    private static void scan(List<JsonNode> tickets, long event, Phone one, Phone two) {
        var start = Instant.now().minusSeconds(3_600);
        for (int i = 0; i < TICKETS; i++) {
            var at = start.plusSeconds(i * 7L);
            if (i < COMMON) two.admitted(tickets.get(i), event, at.plusSeconds(60));
            (i < COMMON || i % 2 == 0 ? one : two).admitted(tickets.get(i), event, at);
        }
        var random = new Random(20260512);
        Collections.shuffle(one.scans(), random);
        Collections.shuffle(two.scans(), random);
    }

    /** As the page does: a page is sent until its outcomes are known; and once more, for a try. */
    private static void sendAllTwice(
            RunningSuite suite, String[] token, Phone phone, AtomicInteger sent) {
        for (var page : phone.pages())
            for (int twice = 0; twice < 2; twice++) {
                Awaitility.await("the page is taken")
                        .pollDelay(Duration.ZERO)
                        .ignoreExceptions()
                        .until(() -> outcomes(suite, token, phone, page) == page.size());
                sent.incrementAndGet();
            }
    }

    private static int outcomes(
            RunningSuite suite, String[] token, Phone phone, List<Map<String, Object>> page)
            throws IOException, InterruptedException {
        var answer =
                Http.post(
                        suite.url("/api/entry/scans"),
                        Map.of(
                                "device_id",
                                phone.name(),
                                "sent_at",
                                Instant.now().plus(phone.wrongBy()).toString(),
                                "unsent",
                                0,
                                "scans",
                                page),
                        token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var outcomes = answer.json().get("scans").findValuesAsString("outcome");
        assertThat(outcomes).isSubsetOf("stored", "repeated");
        return outcomes.size();
    }
}
