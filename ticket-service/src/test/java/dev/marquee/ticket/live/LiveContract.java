package dev.marquee.ticket.live;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sold, and who comes, is seen by whoever watches. */
abstract class LiveContract extends RunningService {

    private static final long OWNER = 81_001;

    private final List<MvcTestResult> streams = new ArrayList<>();

    @AfterEach
    void leave() {
        for (var stream : streams)
            ((MockAsyncContext) Objects.requireNonNull(stream.getRequest().getAsyncContext()))
                    .complete();
    }

    @Test
    void everybody_sees_what_is_left_after_each_booking() {
        var event = onSale("Lantern Night", 30, OWNER);
        var stream = watch("/api/events/EV" + event + "/live", request -> request, "");
        assertThat(stream.getResponse().getContentType())
                .isEqualToIgnoringCase("text/event-stream");
        await().until(() -> data(stream, "availability").size() == 1);
        for (var n = 1; n <= 10; n++) book(event, 2, "Ana", "ana.live." + n + "@example.org");
        await().until(() -> sold(stream).getLast() == 20);
        assertThat(sold(stream)).as("nothing is undone").isSorted().doesNotHaveDuplicates();
        assertThat(data(stream, "availability").getLast())
                .isEqualTo(json(mvc.get().uri("/api/events/{id}/availability", event).exchange()));

        // Knowing that, nothing is sent again.
        var back = watch("/api/events/" + event + "/live", request -> request, lastId(stream));
        await().until(() -> text(back).contains("retry:"));
        book(event, 1, "Bo", "bo.live@example.org");
        await().until(() -> !sold(back).isEmpty());
        // a booking that is read before its mark is told once more
        await().until(() -> sold(back).getLast() == 21);
        assertThat(sold(back)).isSubsetOf(20, 21);
    }

    @Test
    void a_change_of_another_replica_is_seen_too() {
        var event = onSale("Lantern Night", 30, OWNER);
        var stream = watch("/api/events/" + event + "/live", request -> request, "");
        await().until(() -> data(stream, "availability").size() == 1);
        jdbc.sql("update ticket_type set quantity = 29 where event_id = ?").param(event).update();
        jdbc.sql("update inventory set capacity = 29 where event_id = ?").param(event).update();
        await().until(() -> data(stream, "availability").getLast().path("capacity").asInt() == 29);
    }

    @Test
    void organisers_see_their_figures_and_nobody_elses() {
        var event = onSale("Small Hours", 30, OWNER);
        var address = "/api/events/" + event + "/figures/live";
        var stream = watch(address, organiser(OWNER), "");
        await().until(() -> data(stream, "figures").size() == 1);
        book(event, 3, "Cy", "cy.live@example.org");
        await().until(() -> data(stream, "figures").getLast().path("sold").asInt() == 3);
        assertThat(
                        data(stream, "figures")
                                .getLast()
                                .path("ticket_types")
                                .get(0)
                                .path("sold")
                                .asInt())
                .isEqualTo(3);
        assertThat(data(stream, "availability")).isEmpty();
        assertThat(mvc.get().uri(address).with(organiser(OWNER + 1)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_door_sees_who_came_in() {
        var event = onSale("Night Train", 30, OWNER);
        jdbc.sql("update sale_terms set starts_at = ?, version = version + 1 where event_id = ?")
                .params(clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC), event)
                .update();
        var ticket = book(event, 1, "Di", "di.live@example.org").at("/tickets/0");
        var stream = watch("/api/entry/events/" + event + "/live", organiser(OWNER), "");
        await().until(() -> data(stream, "counters").size() == 1);
        assertThat(data(stream, "counters").getFirst().path("expected").asInt()).isEqualTo(1);
        var token = ticket.path("qr_token").asString();
        assertThat(
                        mvc.post()
                                .uri("/api/tickets/validate")
                                .with(organiser(OWNER))
                                .contentType("application/json")
                                .content("{\"token\":\"" + token + "\"}"))
                .hasStatusOk();
        await().until(() -> data(stream, "counters").getLast().path("admitted").asInt() == 1);
    }

    @Test
    void what_is_not_there_is_not_watched() {
        assertThat(mvc.get().uri("/api/events/none/live").header("Accept", "text/event-stream"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .headers()
                .hasValue("Content-Type", "application/problem+json");
        var event = onSale("Lantern Night", 30, OWNER);
        assertThat(
                        mvc.get()
                                .uri("/api/entry/events/{id}/live?list_id=99", event)
                                .with(organiser(OWNER)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get().uri("/api/entry/events/{id}/live", event).with(organiser(OWNER + 1)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private static RequestPostProcessor organiser(long id) {
        return account(id, "organiser." + id + "@example.org", "ORGANIZER");
    }

    private MvcTestResult watch(String address, RequestPostProcessor who, String lastId) {
        var stream =
                mvc.get()
                        .uri(address)
                        .with(who)
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", lastId)
                        .asyncExchange();
        streams.add(stream);
        return stream;
    }

    private static String text(MvcTestResult stream) {
        return new String(stream.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Whole messages only: the last one may be in the middle. */
    private static List<JsonNode> data(MvcTestResult stream, String name) {
        var all = new ArrayList<JsonNode>();
        var text = text(stream);
        for (var message : text.substring(0, text.lastIndexOf("\n\n") + 1).split("\n\n"))
            if (message.contains("\nevent: " + name + "\n"))
                all.add(
                        JsonMapper.shared()
                                .readTree(message.substring(message.indexOf("data: ") + 6)));
        return all;
    }

    private static String lastId(MvcTestResult stream) {
        var text = text(stream);
        var id = text.substring(text.lastIndexOf("id: ") + 4);
        return id.substring(0, id.indexOf('\n'));
    }

    private static List<Integer> sold(MvcTestResult stream) {
        return data(stream, "availability").stream().map(it -> it.path("sold").asInt()).toList();
    }
}
