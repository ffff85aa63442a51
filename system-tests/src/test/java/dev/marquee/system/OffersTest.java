package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Codes from the organiser's side to the page, the booking and the mail. */
@ExtendWith(DemoSuite.class)
class OffersTest {

    private static final String HIDDEN = "Friends of the harbour";

    private static RunningSuite suite;
    private static Mailbox mailbox;
    private static String[] organiser;
    private static long event;
    private static String code;

    @BeforeAll
    static void sell(RunningSuite running, Mailbox mails) throws Exception {
        suite = running;
        mailbox = mails;
        organiser = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                "Codes at the harbour",
                                "category",
                                "Music",
                                "starts_at",
                                "2031-05-05T19:30",
                                "time_zone",
                                "Europe/Lisbon",
                                "location",
                                "Harbour Hall, Lisbon",
                                "currency",
                                "EUR",
                                "ticket_types",
                                List.of(
                                        Map.of("name", "Seat", "price", "24.00", "quantity", 20),
                                        Map.of(
                                                "name",
                                                HIDDEN,
                                                "price",
                                                "777.77",
                                                "quantity",
                                                9,
                                                "needs_code",
                                                true))),
                        organiser);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        event = created.json().get("id").asLong();
        code = created.json().get("code").asString();
        var hidden = created.json().at("/ticket_types/1/id").asLong();
        assertThat(
                        Http.send(
                                        "PATCH",
                                        suite.url("/api/events/" + event + "/status"),
                                        Map.of("status", "published"),
                                        organiser)
                                .status())
                .isEqualTo(200);
        Organiser.awaitOnSale(suite, event);
        offer(
                Map.of(
                        "name",
                        "Pre-sale",
                        "code",
                        "HARBOUR-FRIENDS",
                        "percent",
                        "0",
                        "event_id",
                        event,
                        "ticket_type_ids",
                        List.of(hidden)));
        offer(
                Map.of(
                        "name",
                        "A quarter off",
                        "code",
                        "QUARTER-OFF",
                        "percent",
                        "25",
                        "event_id",
                        event));
    }

    private static void offer(Map<String, Object> offer) throws Exception {
        var made = Http.post(suite.url("/api/offers"), offer, organiser);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    /** T-O5: pages with their structured data, the API, and what is left. */
    @Test
    void a_type_for_a_code_is_seen_by_nobody_without_it() throws Exception {
        var page = suite.url("/e/" + code);
        for (var address :
                List.of(
                        page,
                        suite.url("/e/" + code + "?code=QUARTER-OFF"),
                        suite.url("/"),
                        suite.url("/api/events/" + event),
                        suite.url("/api/events?q=harbour"),
                        suite.url("/events/api/available"),
                        suite.url("/api/events/" + event + "/availability"),
                        suite.url(
                                "/api/events/" + event + "/availability?offer_code=QUARTER-OFF"))) {
            var seen = Http.get(address);
            assertThat(seen.status()).as("%s", address).isEqualTo(200);
            assertThat(seen.text()).as("%s", address).doesNotContain(HIDDEN, "777.77");
        }
        assertThat(Http.get(page).text())
                .as("the control: what everybody may buy is there")
                .contains("application/ld+json", "24.00");
        assertThat(Http.get(suite.url("/e/" + code + "?code=harbour%20friends")).text())
                .as("who has the code finds it, however it is written")
                .contains(HIDDEN, "777.77");
    }

    @Test
    void a_code_is_in_the_answer_the_mail_and_the_figures() throws Exception {
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                2,
                                "buyer_name",
                                "Code Ana",
                                "buyer_email",
                                "code.ana@example.org",
                                "offer_code",
                                "quarter off",
                                "expected_total",
                                "36.00"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.json().get("discount").asString()).isEqualTo("12.00");
        var paid =
                Http.post(
                        suite.url("/api/bookings/" + booked.json().get("id").asLong() + "/pay"),
                        Map.of("method", "card", "card_number", "4242 4242 4242 4242"),
                        "Booking-Key",
                        booked.json().get("access_key").asString());
        assertThat(paid.status()).as(paid.text()).isEqualTo(200);

        Awaitility.await("the mail with the tickets")
                .until(() -> !mailbox.receivedBy("code.ana@example.org").isEmpty());
        assertThat(Mailbox.text(mailbox.receivedBy("code.ana@example.org").getFirst()))
                .contains("€36.00", "€12.00 less than the price: A quarter off");
    }
}
