package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event with texts in two languages, from its organiser to what its buyers read. */
@ExtendWith(DemoSuite.class)
class EventTextsTest {

    private static RunningSuite suite;
    private static Mailbox mailbox;

    @BeforeAll
    static void start(RunningSuite demo, Mailbox mails) {
        suite = demo;
        mailbox = mails;
    }

    @Test
    void each_reads_the_event_in_their_language_from_its_page_to_their_mails() throws Exception {
        var organizer = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var event =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                "Đêm của hai thứ tiếng",
                                "main_lang",
                                "vi",
                                "starts_at",
                                "2099-05-04T19:30",
                                "location",
                                "Lisbon",
                                "status",
                                "published",
                                "ticket_types",
                                List.of(Map.of("name", "Vé đứng", "price", "0", "quantity", 20)),
                                "texts",
                                Map.of(
                                        "en",
                                        Map.of(
                                                "name",
                                                "A night of two languages",
                                                "ticket_types",
                                                Map.of("Vé đứng", "Standing place")))),
                        organizer);
        assertThat(event.status()).as(event.text()).isEqualTo(201);
        var id = event.json().get("id").asLong();
        var page = "/e/" + event.json().get("code").asString();
        await().untilAsserted(
                        () -> // until it is on sale
                        assertThat(page(page, "en")).contains("Standing place"));
        assertThat(page(page, "en")).contains("A night of two languages", "<html lang=\"en\"");
        for (var language : List.of("vi", "fr"))
            assertThat(page(page, language))
                    .contains("Đêm của hai thứ tiếng", "Vé đứng", "<html lang=\"vi\"");
        assertThat(page(page, "id"))
                .contains("<html lang=\"id\"", "lang=\"vi\">Đêm của hai thứ tiếng</h1>");
        for (var named :
                Map.of("en", "A night of two languages", "vi", "Đêm của hai thứ tiếng").entrySet())
            assertThat(
                            Http.get(
                                            suite.url("/api/events/" + id),
                                            "Accept-Language",
                                            named.getKey())
                                    .json()
                                    .get("name")
                                    .asString())
                    .isEqualTo(named.getValue());

        var address = "two.languages@example.org";
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                id,
                                "quantity",
                                1,
                                "buyer_name",
                                "Nguyễn Thị Ưỡn ₫",
                                "buyer_email",
                                address),
                        "Accept-Language",
                        "en");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.json().get("event_name").asString())
                .isEqualTo("A night of two languages");
        await().until(() -> !mailbox.receivedBy(address).isEmpty());
        assertThat(Mailbox.text(mailbox.receivedBy(address).getFirst()))
                .contains("A night of two languages", "Standing place", "Nguyễn Thị Ưỡn ₫")
                .doesNotContain("thứ tiếng");

        var changed =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + id),
                        Map.of("texts", Map.of("en", Map.of("name", "Another name"))),
                        organizer);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(page(page, "en")).contains("Another name"));
        assertThat(page(page, "vi")).contains("Đêm của hai thứ tiếng");
    }

    private static String page(String path, String language) throws Exception {
        var request =
                Http.request(suite.url(path), "Accept-Language", language)
                        .setHeader("Accept", "text/html")
                        .GET()
                        .build();
        return Http.send(request).text();
    }
}
