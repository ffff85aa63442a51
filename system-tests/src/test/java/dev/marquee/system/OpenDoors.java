package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Events whose doors are open, and tickets for them. */
final class OpenDoors {

    /** The resolution at which the page of a ticket is shown to the camera. */
    private static final int DOTS_PER_INCH = 150;

    private static final AtomicInteger EVENTS = new AtomicInteger();

    record Ticket(long id, String code, String token) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningSuite suite;
    private final String[] organizer;

    OpenDoors(RunningSuite suite, String... organizer) {
        this.suite = suite;
        this.organizer = organizer;
    }

    /** An event whose doors are open. */
    long open() throws IOException, InterruptedException {
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                "Open door " + EVENTS.incrementAndGet(),
                                "category",
                                "Music",
                                "starts_at",
                                OffsetDateTime.now(ZoneOffset.UTC)
                                        .plus(Duration.ofHours(1))
                                        .withNano(0)
                                        .toString(),
                                "time_zone",
                                "Europe/Lisbon",
                                "location",
                                "Riverside Stage, Lisbon",
                                "total_tickets",
                                20),
                        organizer);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = created.json().get("id").asLong();
        new Organiser(suite, organizer).move(id, "published");
        Organiser.awaitOnSale(suite, id);
        return id;
    }

    List<Ticket> tickets(long event, int number) throws IOException, InterruptedException {
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                number,
                                "buyer_name",
                                "Nguyễn Thị Minh Châu",
                                "buyer_email",
                                "door" + event + "@example.org"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        var tickets = new ArrayList<Ticket>();
        for (JsonNode ticket : booked.json().get("tickets"))
            tickets.add(
                    new Ticket(
                            ticket.get("id").asLong(),
                            ticket.get("code").asString(),
                            ticket.get("qr_token").asString()));
        return tickets;
    }

    /** Its page, as it is printed. */
    BufferedImage page(Ticket ticket) throws IOException, InterruptedException {
        var answer =
                http.send(
                        Http.request(suite.url("/api/tickets/" + ticket.id + "/pdf"), organizer)
                                .setHeader("Accept", "application/pdf")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var pdf = Loader.loadPDF(answer.body())) {
            return new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH);
        }
    }

    void awaitAdmitted(long event, int number) {
        Awaitility.await("tickets that came in")
                .untilAsserted(() ->
                        assertThat(
                                        Http.get(
                                                        suite.url(
                                                                "/api/entry/events/"
                                                                        + event
                                                                        + "/counters"),
                                                        organizer)
                                                .json()
                                                .get("admitted")
                                                .asInt())
                                .isEqualTo(number));
    }
}
