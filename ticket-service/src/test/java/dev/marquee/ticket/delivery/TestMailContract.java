package dev.marquee.ticket.delivery;

import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.eventchange.EventChanged;
import dev.marquee.ticket.testmode.TestEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No mail about a test booking reaches anybody but who tries the event out, whatever it tells. */
abstract class TestMailContract extends TestEvents {

    @Autowired private ApplicationContext context;

    @ParameterizedTest
    @EnumSource(BookingNews.class)
    void of_no_kind_of_news(BookingNews news) throws Exception {
        var organizer = newOrganizer();
        var live = booking(news, live(organizer), newBuyer());
        deliver(news, live);
        await().untilAsserted(() ->
                assertThat(kinds(email(live))).as("the control").contains(news.mailKind()));

        var event = tested(organizer);
        var stranger = booking(news, event, newBuyer());
        deliver(news, stranger);
        await().untilAsserted(() ->
                assertThat(notSent(stranger)).as("its history says so").contains(news.mailKind()));
        assertThat(kinds(email(stranger))).as("mails to somebody else").isEmpty();

        var staff = booking(news, event, staff(event));
        deliver(news, staff);
        await().untilAsserted(() ->
                assertThat(mailsAbout(staff, staff(event)))
                        .as("who switched test mode on sees what buyers will get")
                        .anySatisfy(mail -> {
                            assertThat(mail.get("kind").asString()).isEqualTo(news.mailKind());
                            assertThat(mail.at("/data/event/name").asString())
                                    .startsWith("[TEST] ");
                        }));
    }

    private long live(long organizer) {
        var event = newEvent();
        push(event, organizer, 1, false);
        return event;
    }

    /** One that waits for a transfer where mails are about that, or else one that was paid. */
    private JsonNode booking(BookingNews news, long event, String email) {
        var booking =
                json(
                        book(
                                "{\"event_id\":%d,\"items\":[{\"ticket_type_id\":%d,\"quantity\":2}],\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\"}"
                                        .formatted(event, type(news, event), email)));
        if (news.isToPay()) payBy(booking, "{\"method\":\"bank-transfer\"}");
        else if (news != BookingNews.RESERVED) {
            assertThat(pay(booking)).hasStatusOk();
            if (news.isRefund()) refund(booking, "0", 0);
            if (news.isChange()) change(news, booking, event);
        }
        return booking;
    }

    /** The dearer one, unless it is to become dearer. */
    private static long type(BookingNews news, long event) {
        return news == BookingNews.DIFFERENCE_ASKED ? event * 10 + 1 : event * 10;
    }

    private void change(BookingNews news, JsonNode booking, long event) {
        var dearer = news == BookingNews.DIFFERENCE_ASKED;
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/change", id(booking))
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"tickets\":[%d],\"ticket_type_id\":%d,\"difference\":\"%s\"}"
                                                .formatted(
                                                        booking.at("/tickets/0/id").asLong(),
                                                        dearer ? event * 10 : event * 10 + 1,
                                                        dearer ? "ask" : "give_back")))
                .hasStatusOk();
    }

    private void payBy(JsonNode booking, String body) {
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/pay", id(booking))
                                .header("Booking-Key", key(booking))
                                .contentType(APPLICATION_JSON)
                                .content(body))
                .hasStatus2xxSuccessful();
    }

    /** Delivers a message as if it had been published; the one with the receipt waits no longer. */
    private void deliver(BookingNews news, JsonNode booking) throws Exception {
        var message =
                new OutboxMessage(
                        1,
                        news.topic(),
                        id(booking) + ":told",
                        JsonMapper.shared().writeValueAsString(payload(news, booking)),
                        clock.instant(),
                        0);
        context.getBean(news.topic() + "-receiver", MessageHandler.class).deliver(List.of(message));
    }

    private Map<String, Object> payload(BookingNews news, JsonNode booking) {
        if (news.isRefund())
            return Map.of("booking_id", id(booking), "refund_id", newest("refund", booking));
        if (news.isToPay())
            return Map.of("booking_id", id(booking), "payment_id", newest("payment", booking));
        if (news.isChange())
            return Map.of("booking_id", id(booking), "change_id", newest("ticket_change", booking));
        return switch (news) {
            case CORRECTED -> Map.of("booking_id", id(booking), "resend", true);
            case EVENT_CHANGED ->
                    Map.of(
                            "before",
                            new EventChanged.Before(
                                    inDays(20), null, "Europe/Lisbon", "Somewhere else"));
            default -> Map.of("booking_id", id(booking));
        };
    }

    private long newest(String table, JsonNode booking) {
        return jdbc.sql("select max(id) from " + table + " where booking_id = ?")
                .param(id(booking))
                .query(Long.class)
                .single();
    }

    private List<String> kinds(String email) {
        return others.mailsTo(email).stream().map(mail -> mail.get("kind").asString()).toList();
    }

    private List<JsonNode> mailsAbout(JsonNode booking, String email) {
        return others.mailsTo(email).stream()
                .filter(mail -> mail.at("/data/booking_id").asLong() == id(booking))
                .toList();
    }

    private List<String> notSent(JsonNode booking) {
        return jdbc.sql(
                        "select detail from booking_history where booking_id = ? and what = 'mail-not-sent'")
                .param(id(booking))
                .query(String.class)
                .list();
    }

    private static String email(JsonNode booking) {
        return booking.get("buyer_email").asString();
    }
}
