package dev.marquee.ticket.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** The organiser hears of it when reservations that nobody confirms keep others from booking. */
abstract class ReservationAlarmContract extends RunningService {

    private static final AtomicLong GUESTS = new AtomicLong();

    @Autowired ReservationAlarm alarm;

    private static final RequestPostProcessor NOBODY = request -> request;

    private void reserve(long event, int quantity, RequestPostProcessor caller) {
        assertThat(
                        mvc.post()
                                .uri("/api/tickets")
                                .with(caller)
                                .contentType(APPLICATION_JSON)
                                .content(
                                        """
                                        {"event_id":%d,"customer_name":"N","customer_email":"guest-%d@example.org","quantity":%d}\
                                        """
                                                .formatted(
                                                        event, GUESTS.incrementAndGet(), quantity)))
                .hasStatus(201);
    }

    private List<JsonNode> toldOf(long event) {
        return others.told("account-notices").stream()
                .flatMap(notices -> notices.get("notices").valueStream())
                .filter(notice -> notice.get("page").asString().equals("/admin/events/EV" + event))
                .toList();
    }

    private int owed(long event) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'mostly-unconfirmed' and fact_key like ?")
                .param(event + ":%")
                .query(Integer.class)
                .single();
    }

    private int left(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange())
                .get("left")
                .asInt();
    }

    private JsonNode unconfirmed(long event) {
        return json(mvc.get()
                        .uri("/api/events/{id}/sales", event)
                        .with(TestTokens.organizer())
                        .exchange())
                .get("unconfirmed");
    }

    @Test
    void the_organiser_is_told_once_a_day() {
        var event = onSale("Crowded", 20, 2);
        reserve(event, 4, NOBODY);
        reserve(event, 4, NOBODY);
        alarm.look();
        assertThat(owed(event)).as("8 of 20 are few").isZero();
        assertThat(unconfirmed(event).isNull()).isTrue();

        reserve(event, 4, NOBODY);
        alarm.look();
        alarm.look();
        await().untilAsserted(() -> assertThat(toldOf(event)).hasSize(1));
        var notice = toldOf(event).getFirst();
        assertThat(notice.get("account").asLong()).isEqualTo(2);
        assertThat(notice.get("change").asString()).isEqualTo("mostly-unconfirmed");
        assertThat(notice.get("about").asString()).isEqualTo("Crowded");
        assertThat(owed(event)).isEqualTo(1);
        assertThat(unconfirmed(event).get("tickets").asInt()).isEqualTo(12);
        assertThat(unconfirmed(event).get("left").asInt()).isEqualTo(8);

        clock.pass(Duration.ofDays(1));
        assertThat(unconfirmed(event).isNull()).isTrue();
        await().until(() -> left(event) == 20);
        alarm.look();
        assertThat(owed(event)).as("they have lapsed").isEqualTo(1);
        for (int n = 0; n < 3; n++) reserve(event, 4, NOBODY);
        alarm.look();
        await().untilAsserted(() -> assertThat(toldOf(event)).hasSize(2));
        assertThat(toldOf(event)).extracting(it -> it.get("key")).doesNotHaveDuplicates();
    }

    @Test
    void what_the_events_own_staff_reserves_and_what_is_confirmed_does_not_count() {
        var event = onSale("Quiet", 20, 2);
        for (int n = 0; n < 3; n++) reserve(event, 4, TestTokens.organizer());
        book(event, 4, "Ana", "guest-%d@example.org".formatted(GUESTS.incrementAndGet()));
        alarm.look();
        assertThat(owed(event)).isZero();
        assertThat(unconfirmed(event).isNull()).isTrue();
    }

    @Test
    void half_of_a_large_event_is_not_reached_by_a_few() {
        var event = onSale("Large", 200, 2);
        for (int n = 0; n < 3; n++) reserve(event, 4, NOBODY);
        alarm.look();
        assertThat(owed(event)).isZero();
    }
}
