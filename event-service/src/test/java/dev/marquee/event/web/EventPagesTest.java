package dev.marquee.event.web;

import static dev.marquee.event.OtherServices.CUSTOMERS;
import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SEE_OTHER;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices;
import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.StorageTests;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.editing.ManageEvents;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.PaymentTerms;
import dev.marquee.event.pricing.TypePricing;
import dev.marquee.event.publishing.FollowStock;
import dev.marquee.platform.test.StatementCount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@EventServiceTest
class EventPagesTest {

    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired ManageEvents manage;
    @Autowired FollowStock stock;
    @Autowired EventViews views;
    @Autowired StatementCount statements;

    @Test
    void an_event_is_made_published_and_cancelled_on_the_pages() {
        OtherServices.VENUES.answer(
                "GET /api/venues",
                200,
                "{\"items\":[{\"id\":5,\"name\":\"Harbour Hall\",\"address\":\"Doca 2, Lisbon\",\"capacity\":250}],\"page\":0,\"size\":100,\"total\":1}");
        assertThat(get("/admin/events/new", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("Harbour Hall · 250 people", "Europe/Lisbon", "Save as draft");

        OtherServices.VENUES.answer(
                "GET /api/venues/5",
                200,
                "{\"id\":5,\"name\":\"Harbour Hall\",\"address\":\"Doca 2, Lisbon\",\"capacity\":250}");
        var created =
                post(
                        "/admin/events",
                        organizer(),
                        "name=Made by hand",
                        "category=Music",
                        "startsAt=2030-07-01T20:00",
                        "timeZone=Europe/Lisbon",
                        "venueId=5",
                        "currency=EUR",
                        "quota=4",
                        "ticketTypes[0].name=Standing",
                        "ticketTypes[0].price=0",
                        "ticketTypes[0].quantity=150",
                        "ticketTypes[1].name=",
                        "ticketTypes[1].price=",
                        "ticketTypes[1].quantity=");
        var page = redirect(created);
        assertThat(page).matches("/admin/events/EV\\d+\\?done=created");
        var code = page.replaceAll(".*/(EV\\d+)\\?.*", "$1");
        assertThat(get(page, organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "Made by hand is saved as a draft",
                        "0 of 150 tickets taken",
                        "data-state=\"draft\"",
                        "Harbour Hall, Doca 2, Lisbon",
                        "Put it on sale")
                .doesNotContain("Attendees");
        assertThat(get("/admin/events/" + code + "/edit", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"2030-07-01T20:00\"", "Harbour Hall, Doca 2, Lisbon (current)");
        assertThat(views.find(code, java.util.Optional.empty())).isEmpty();

        var published = post("/admin/events/" + code + "/publish", organizer());
        assertThat(redirect(published)).isEqualTo("/admin/events/" + code + "?done=publish");
        assertThat(get("/admin/events/" + code, organizer()))
                .bodyText()
                .contains(
                        "data-state=\"published\"",
                        "On sale",
                        "/e/" + code,
                        "/admin/tickets/attendees/" + code,
                        "Cancel the event");

        assertThat(get("/admin/events/" + code + "/cancel", organizer()))
                .bodyText()
                .contains("Cancel Made by hand?", "No ticket is taken.", "Keep event");
        assertThat(redirect(post("/admin/events/" + code + "/cancel", organizer())))
                .endsWith("?done=cancel");
        assertThat(get("/admin/events/" + code, organizer()))
                .bodyText()
                .contains("The event is cancelled and can no longer be changed");
        assertThat(get("/admin/events/" + code + "/edit", organizer()))
                .bodyText()
                .contains("The event is cancelled and can no longer be changed")
                .doesNotContain("Save event");
    }

    @Test
    void mistakes_are_tied_to_their_fields_and_keep_what_was_typed() {
        var result =
                post(
                        "/admin/events",
                        organizer(),
                        "name=",
                        "description=" + ATTACK,
                        "startsAt=2030-07-01T20:00",
                        "endsAt=2030-07-01T19:00",
                        "timeZone=Europe/Lisbon",
                        "location=Somewhere",
                        "currency=EUR",
                        "quota=many",
                        "ticketTypes[0].name=Standing",
                        "ticketTypes[0].price=-1",
                        "ticketTypes[0].quantity=0",
                        "ticketTypes[1].name=Seat",
                        "ticketTypes[1].quantity=1.5");
        assertThat(result)
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "href=\"#name\"",
                        "Give the event a name",
                        "href=\"#endsAt\"",
                        "The end is not after the start",
                        "aria-describedby=\"endsAt-error\"",
                        "Say in digits how many tickets one e-mail may have",
                        "Each kind of ticket needs at least 1",
                        "Say in digits how many tickets there are",
                        "value=\"many\"",
                        "value=\"2030-07-01T19:00\"",
                        "value=\"Somewhere\"",
                        "id=\"ticketTypes0.quantity-error\"",
                        "value=\"1.5\"",
                        "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain(ATTACK, "Exception", "??", "Put it on sale");
    }

    @Test
    void a_row_can_be_added_without_javascript_and_nothing_is_saved_by_that() {
        var result =
                post(
                        "/admin/events",
                        organizer(),
                        "name=Rows",
                        "add=type",
                        "ticketTypes[0].name=Standing",
                        "ticketTypes[0].quantity=10");
        assertThat(result)
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"Rows\"", "name=\"ticketTypes[1].name\"", "value=\"Standing\"");
        assertThat(get("/admin/events?q=Rows", admin())).bodyText().doesNotContain(">Rows<");
    }

    @ParameterizedTest
    @CsvSource({
        "ticketTypes[99999999].name=x",
        "ticketTypes[-1].name=x",
        "ticketTypes[x].name=x",
        "ticketTypes[9].name=x",
        "ticketTypes=x",
        "ticketTypes[0]=x"
    })
    void nonsense_in_a_form_is_no_failure_of_ours(String parameter) {
        var result = post("/admin/events", organizer(), "name=N", parameter);
        assertThat(result.getResponse().getStatus()).isBetween(400, 499);
    }

    @Test
    void a_priced_event_is_published_and_its_page_says_what_it_costs() {
        var event = draft("Priced", 2400);
        assertThat(redirect(post("/admin/events/" + event.code() + "/publish", organizer())))
                .endsWith("?done=publish");
        assertThat(get("/admin/events/" + event.code(), organizer()))
                .bodyText()
                .contains("€24.00", "10 minutes to pay", "Refunds on request until it starts");
    }

    @Test
    void a_draft_is_changed_on_its_page() {
        CUSTOMERS.answer(
                "GET /api/customers/7",
                200,
                "{\"id\":7,\"name\":\"Cais Vivo\",\"email\":\"cais@example.org\"}");
        var event = draft("Before", 0);
        var type = event.ticketTypes().getFirst();
        assertThat(
                        redirect(
                                post(
                                        "/admin/events/" + event.code() + "/edit",
                                        organizer(),
                                        "version=" + event.version(),
                                        "name=After",
                                        "category=Comedy",
                                        "startsAt=2030-07-02T20:00",
                                        "timeZone=Asia/Jakarta",
                                        "location=The Cellar",
                                        "customer=7",
                                        "currency=EUR",
                                        "quota=6",
                                        "ticketTypes[0].id=" + type.id(),
                                        "ticketTypes[0].name=Table",
                                        "ticketTypes[0].price=0,00",
                                        "ticketTypes[0].quantity=80")))
                .endsWith("?done=saved");
        var changed = views.get(event.id());
        assertThat(changed.name()).isEqualTo("After");
        assertThat(changed.startsAt()).hasToString("2030-07-02T20:00+07:00");
        assertThat(changed.customerId()).isEqualTo(7);
        assertThat(changed.ticketTypes())
                .containsExactly(
                        new EventView.Type(
                                type.id(), "Table", "0.00", 80, null, null, null, null, "0.00",
                                true, null, null, false, null, null));
    }

    @Test
    void two_rows_that_claim_to_be_the_same_type_are_not_saved() {
        var event = draft("Twice", 0);
        assertThat(
                        edit(
                                event,
                                "ticketTypes[1].id=" + event.ticketTypes().getFirst().id(),
                                "ticketTypes[1].name=Box",
                                "ticketTypes[1].quantity=5"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Two kinds of tickets claim to be the same one");
    }

    @ParameterizedTest
    @CsvSource({
        "1.234,BHD,Is that 1.234 or 1234? Write 01.234 if you mean 1.234",
        "'1,000',KWD,Is that 1.000 or 1000? Write 1 if you mean 1.000",
        "'24,5',VND,The amount has more decimals than its currency",
        "0.001,EUR,The amount has more decimals than its currency",
        "a lot,EUR,'Write the price as a number, such as 0 or 24.00'"
    })
    void a_price_that_cannot_be_read_is_not_guessed_at(
            String price, String currency, String reason) {
        assertThat(edit(draft("Dear", 0), "currency=" + currency, "ticketTypes[0].price=" + price))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(reason, "value=\"" + price + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'24,5',EUR,24.50",
        "'1000,00',EUR,1000.00",
        "01.234,BHD,1.234",
        "24,VND,24",
        "150.000,VND,150000",
        "150.000,IDR,150000.00",
        "1.500.000,IDR,1500000.00",
        "'1,000',EUR,1000.00",
        "'1.234,56',EUR,1234.56"
    })
    void a_price_means_what_people_mean_by_it(String price, String currency, String stored) {
        var event = draft("Dear", 0);
        assertThat(redirect(edit(event, "currency=" + currency, "ticketTypes[0].price=" + price)))
                .endsWith("?done=saved");
        assertThat(views.get(event.id()).price()).isEqualTo(stored);
    }

    @Test
    void kinds_of_tickets_have_times_and_a_quota_on_the_form() {
        var result =
                post(
                        "/admin/events",
                        organizer(),
                        "name=Windows",
                        "startsAt=2030-07-01T20:00",
                        "timeZone=Europe/Lisbon",
                        "currency=EUR",
                        "quota=4",
                        "ticketTypes[0].name=Early",
                        "ticketTypes[0].quantity=10",
                        "ticketTypes[0].saleEndsAt=2030-05-01T00:00",
                        "ticketTypes[0].quota=2",
                        "ticketTypes[1].name=Late",
                        "ticketTypes[1].quantity=20",
                        "ticketTypes[1].saleStartsAt=2030-05-01T00:00");
        var code = redirect(result).replaceAll(".*/(EV\\d+)\\?.*", "$1");
        assertThat(get("/admin/events/" + code, organizer()))
                .bodyText()
                .contains("up to 2 per person", "Wed 1 May 2030,", "until", "from");
        assertThat(get("/admin/events/" + code + "/edit", organizer()))
                .bodyText()
                .contains(
                        "value=\"2030-05-01T00:00\"",
                        "name=\"ticketTypes[0].quota\" value=\"2\"",
                        "<details open=\"open\">");
        assertThat(
                        post(
                                "/admin/events/" + code + "/edit",
                                organizer(),
                                "name=Windows",
                                "startsAt=2030-07-01T20:00",
                                "ticketTypes[0].name=Early",
                                "ticketTypes[0].quantity=10",
                                "ticketTypes[0].saleStartsAt=2030-05-02T00:00",
                                "ticketTypes[0].saleEndsAt=2030-05-01T00:00",
                                "ticketTypes[0].quota=few"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "A kind of ticket is sold until after it is sold from",
                        "Say in digits how many of a kind one e-mail may have",
                        "id=\"ticketTypes0.saleEndsAt-error\"",
                        "value=\"few\"");
        assertThat(
                        post(
                                "/admin/events/" + code + "/edit",
                                organizer(),
                                "remove=0",
                                "ticketTypes[0].name=Early",
                                "ticketTypes[1].name=Late"))
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"Late\"")
                .doesNotContain("value=\"Early\"");
    }

    @Test
    void a_customer_is_chosen_by_name() {
        CUSTOMERS.answer(
                "GET /api/customers",
                200,
                "{\"items\":[{\"id\":7,\"name\":\"Cais Vivo\",\"email\":\"cais@example.org\"},{\"id\":8,\"name\":\"Cais Morto\",\"email\":\"morto@example.org\"}]}");
        CUSTOMERS.answer(
                "GET /api/customers/7",
                200,
                "{\"id\":7,\"name\":\"Cais Vivo\",\"email\":\"cais@example.org\"}");
        assertThat(get("/admin/events/customers?customer=Cais", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"Cais Vivo #7\"", "morto@example.org")
                .doesNotContain("<html");
        for (var typed : List.of("Cais Vivo #7", "7", "#7", "cais vivo", "CAIS@example.org")) {
            var event = draft("Commissioned", 0);
            assertThat(redirect(edit(event, "customer=" + typed))).endsWith("?done=saved");
            assertThat(views.get(event.id()).customerId()).as(typed).isEqualTo(7);
            assertThat(get("/admin/events/" + event.code(), organizer()))
                    .bodyText()
                    .contains("/admin/customers/7", "Cais Vivo #7");
        }
        assertThat(edit(draft("Nobody", 0), "customer=Somebody else"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no such customer", "value=\"Somebody else\"");
        assertThat(edit(draft("Nobody", 0), "customer=Nobody #404"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no such customer", "href=\"#customer\"")
                .doesNotContain("href=\"#venueId\"");
        var known = draft("Down but known", 0);
        assertThat(redirect(edit(known, "customer=7"))).endsWith("?done=saved");
        CUSTOMERS.down();
        try {
            assertThat(edit(draft("Down", 0), "customer=Cais Vivo"))
                    .hasStatus(UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("Customers cannot be looked up just now");
            assertThat(edit(draft("Down", 0), "customer=Cais Vivo #7"))
                    .hasStatus(SERVICE_UNAVAILABLE)
                    .bodyText()
                    .contains("Customers cannot be looked up just now", "href=\"#customer\"");
            assertThat(redirect(edit(views.get(known.id()), "customer=Cais Vivo #7")))
                    .endsWith("?done=saved");
            assertThat(get("/admin/events/" + known.code(), organizer()))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("#7");
        } finally {
            CUSTOMERS.up();
        }
    }

    private MvcTestResult edit(EventView event, String... more) {
        var fields =
                new java.util.ArrayList<>(
                        List.of(
                                "version=" + event.version(),
                                "name=" + event.name(),
                                "location=The Cellar",
                                "ticketTypes[0].id=" + event.ticketTypes().getFirst().id(),
                                "ticketTypes[0].name=Seat",
                                "ticketTypes[0].quantity=50"));
        fields.addAll(List.of(more));
        if (fields.stream().noneMatch(field -> field.startsWith("startsAt=")))
            fields.add("startsAt=2030-07-02T20:00");
        return post(
                "/admin/events/" + event.code() + "/edit",
                organizer(),
                fields.toArray(String[]::new));
    }

    @Test
    void a_time_in_the_hour_that_comes_twice_stays_where_it_is_left_alone() {
        var second = java.time.Instant.parse("2030-10-27T01:30:00Z"); // half past one, again
        var event =
                views.get(
                        manage.create(
                                new EventDetails(
                                        "Clocks",
                                        null,
                                        "Music",
                                        second,
                                        null,
                                        "Europe/Lisbon",
                                        null,
                                        "The Cellar",
                                        null,
                                        "EUR",
                                        4,
                                        PaymentTerms.DEFAULT,
                                        HolderTerms.DEFAULT),
                                List.of(
                                        new TicketType(
                                                null,
                                                "Seat",
                                                0,
                                                50,
                                                null,
                                                second,
                                                null,
                                                TypePricing.PLAIN)),
                                2,
                                null));
        assertThat(
                        redirect(
                                edit(
                                        event,
                                        "description=Only words",
                                        "startsAt=2030-10-27T01:30",
                                        "timeZone=Europe/Lisbon",
                                        "ticketTypes[0].saleEndsAt=2030-10-27T01:30")))
                .endsWith("?done=saved");
        var saved = views.get(event.id());
        assertThat(saved.startsAt().toInstant()).isEqualTo(second);
        assertThat(saved.ticketTypes().getFirst().saleEndsAt()).isEqualTo(saved.startsAt());
    }

    @Test
    void who_holds_a_ticket_is_told_and_the_organiser_knows_it_before() {
        var event = onSale("Moves house", 3);
        assertThat(get("/admin/events/" + event.code() + "/edit", organizer()))
                .bodyText()
                .contains(
                        "3 tickets sold. If you change the time or place, ticket holders are e-mailed");
        assertThat(redirect(edit(event))).endsWith("?done=saved-and-told");
        var moved = views.get(event.id());
        assertThat(redirect(edit(moved, "description=Only words"))).endsWith("?done=saved");
        assertThat(get("/admin/events/" + event.code() + "?done=saved-and-told", organizer()))
                .bodyText()
                .contains("Everybody who holds a ticket is told by e-mail");
    }

    @Test
    void the_page_warns_of_reservations_that_keep_others_from_booking() {
        var event = onSale("Crowded", 40);
        var page = "/admin/events/" + event.code();
        var sales = "GET /api/events/" + event.id() + "/sales";
        var answer =
                """
                {"days":[],"totals":{"tickets":12,"bookings":3,"revenue":{},"cancelled":0},"ticket_types":[],"unconfirmed":%s}\
                """;
        TICKETS.up();
        try {
            TICKETS.answer(sales, 200, answer.formatted("{\"tickets\":12,\"left\":1}"));
            assertThat(get(page, organizer()))
                    .bodyText()
                    .contains("12 tickets are reserved and not confirmed", "One is left to book");
            TICKETS.answer(sales, 200, answer.formatted("null"));
            assertThat(get(page, organizer())).bodyText().doesNotContain("not confirmed");
        } finally {
            TICKETS.down();
        }
    }

    @Test
    void the_page_of_a_cancelled_event_tells_how_far_its_refunds_are() {
        var event = onSale("Called off", 40);
        var page = "/admin/events/" + event.code();
        var sales = "GET /api/events/" + event.id() + "/sales";
        var answer =
                """
                {"days":[],"totals":{"tickets":0,"bookings":0,"revenue":{},"cancelled":40},"ticket_types":[],"unconfirmed":null,
                 "cancellation":{"bookings_left":%d,"refunds":34,"refunds_done":%d,"refunds_stuck":1,"amount":"816.00","amount_done":"%s","currency":"EUR"}}\
                """;
        TICKETS.up();
        try {
            post(page + "/cancel", organizer());
            TICKETS.answer(sales, 200, answer.formatted(6, 30, "720.00"));
            assertThat(get(page, organizer()))
                    .bodyText()
                    .contains(
                            "Bookings are being cancelled",
                            "6 bookings are still to be cancelled",
                            "30 of 34 refunds are done: €720.00 of €816.00 went back.",
                            "One refund needs you",
                            "hx-trigger=\"every 3s\"");
            TICKETS.answer(sales, 200, answer.formatted(0, 33, "792.00"));
            assertThat(get(page, organizer()))
                    .bodyText()
                    .contains("The bookings are cancelled", "33 of 34 refunds are done")
                    .doesNotContain("still to be cancelled", "every 3s");
        } finally {
            TICKETS.down();
        }
    }

    @Test
    void the_page_tells_how_it_sells_and_what_a_cancellation_means() {
        var event = onSale("Selling", 37);
        TICKETS.up();
        TICKETS.answer(
                "GET /api/events/" + event.id() + "/sales",
                200,
                """
                {"days":[{"date":"2030-05-01","tickets":30,"bookings":10,"revenue":{}},{"date":"2030-05-02","tickets":0,"bookings":0,"revenue":{}},
                 {"date":"2030-05-03","tickets":7,"bookings":2,"revenue":{}},{"date":"2030-05-04","tickets":0,"bookings":0,"revenue":{}}],
                 "totals":{"tickets":37,"bookings":12,"revenue":{"EUR":"1008.00"},"cancelled":4},
                 "ticket_types":[{"id":%d,"name":"Seat","sold":36,"reserved":1}],
                 "money":[{"currency":"EUR","paid":"1018.00","outstanding":"96.00","refunded":"10.00","fees_kept":"5.00"}]}\
                """
                        .formatted(event.ticketTypes().getFirst().id()));
        try {
            assertThat(get("/admin/events/" + event.code(), organizer()))
                    .hasStatus(OK)
                    .bodyText()
                    .contains(
                            "<dd><span data-figure=\"sold\">37</span> <small",
                            "<dd>12 <small",
                            "4 given back",
                            "data-chart=\"columns\"",
                            "1 May 2030",
                            "2 May 2030",
                            "data-value=\"0\"",
                            "data-value=\"30\"",
                            "<dd>€1,008.00</dd>",
                            "of €1,018.00 paid; €5.00 kept as fees",
                            "href=\"/admin/money?event=" + event.code() + "\"",
                            "hx-get=\"/admin/money?event=" + event.code() + "&amp;part=tables\"",
                            "37 of 50",
                            "37 tickets are taken and become void. 12 buyers are told by e-mail.")
                    .doesNotContain("4 May 2030");
            assertThat(TICKETS.asked("GET", "/api/events/" + event.id() + "/sales").getFirst())
                    .satisfies(asked -> {
                        assertThat(asked.uri()).containsPattern("zone=Europe(/|%2F)Lisbon");
                        assertThat(asked.authorization()).startsWith("Bearer ");
                        assertThat(asked.authorization()).isNotEqualTo("Bearer service-token");
                    });
            assertThat(get("/admin/events/" + event.code() + "/cancel", organizer()))
                    .bodyText()
                    .contains("12 buyers are told by e-mail");
        } finally {
            TICKETS.down();
        }
        assertThat(get("/admin/events/" + event.code(), organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "37",
                        "How it sells over time cannot be shown just now",
                        "every buyer is told by e-mail");
        assertThat(redirect(post("/admin/events/" + event.code() + "/cancel", organizer())))
                .endsWith("?done=cancel-and-told");
    }

    @Test
    void completing_says_what_it_means_before_the_event_began_and_asks_for_a_report_afterwards() {
        var ahead = onSale("Not yet", 3);
        var page = "/admin/events/" + ahead.code();
        for (var asked : List.of(page, page + "/complete"))
            assertThat(get(asked, organizer()))
                    .bodyText()
                    .contains("It has not begun yet. 3 tickets are taken", "This cannot be undone");
        var report = "/admin/reports/new?event=" + ahead.code();
        assertThat(get(page, organizer())).bodyText().doesNotContain(report);

        assertThat(redirect(post(page + "/complete", organizer()))).endsWith("?done=complete");

        assertThat(get(page + "?done=complete", organizer()))
                .bodyText()
                .contains(report, "Not yet is completed. Its report is due now");
    }

    @Test
    void an_event_is_deleted_only_if_it_never_sold_a_ticket() {
        var draft = draft("Deleted draft", 0);
        assertThat(get("/admin/events/" + draft.code() + "/delete", organizer()))
                .bodyText()
                .contains("Delete Deleted draft?", "Nothing of it stays");
        assertThat(redirect(post("/admin/events/" + draft.code() + "/delete", organizer())))
                .isEqualTo("/admin/events?done=" + draft.code());
        assertThat(get("/admin/events?done=" + draft.code(), organizer()))
                .bodyText()
                .contains(draft.code() + " is deleted.");
        assertThat(get("/admin/events/" + draft.code(), organizer())).hasStatus(NOT_FOUND);

        var sold = onSale("Once sold", 0);
        var never = onSale("Never sold", 0);
        assertThat(post("/admin/events/" + sold.code() + "/delete", organizer()))
                .hasStatus(SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("so nothing was deleted");
        TICKETS.up();
        TICKETS.answer(
                "GET /api/events/" + sold.id() + "/sales",
                200,
                "{\"days\":[],\"totals\":{\"tickets\":0,\"bookings\":0,\"revenue\":{},\"cancelled\":1},\"ticket_types\":[]}");
        try {
            assertThat(post("/admin/events/" + sold.code() + "/delete", organizer()))
                    .hasStatus(CONFLICT)
                    .bodyText()
                    .contains("Cancel it instead");
            assertThat(get("/admin/events/" + sold.code(), organizer()))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("/admin/events/" + sold.code() + "/cancel")
                    .doesNotContain("/admin/events/" + sold.code() + "/delete");
            assertThat(get("/admin/events/" + never.code(), organizer()))
                    .bodyText()
                    .contains("/admin/events/" + never.code() + "/delete");
            assertThat(redirect(post("/admin/events/" + sold.code() + "/cancel", organizer())))
                    .endsWith("?done=cancel");
            assertThat(post("/admin/events/" + sold.code() + "/delete", organizer()))
                    .hasStatus(CONFLICT)
                    .bodyText()
                    .contains("so it is kept and cannot be deleted")
                    .doesNotContain("Cancel it instead");
            assertThat(redirect(post("/admin/events/" + never.code() + "/delete", organizer())))
                    .isEqualTo("/admin/events?done=" + never.code());
            // should somebody book in that very moment, ticket-service knows that it is off
            var terms = "/internal/events/" + never.id() + "/sale-terms";
            org.awaitility.Awaitility.await()
                    .until(() ->
                            TICKETS.asked("PUT", terms).stream()
                                    .anyMatch(put ->
                                            put.body().contains("\"status\":\"cancelled\"")));
        } finally {
            TICKETS.down();
        }
    }

    @Test
    void a_copy_asks_for_its_time_and_opens_to_be_looked_over() {
        var event = draft("Again", 0);
        var page = "/admin/events/" + event.code() + "/duplicate";
        assertThat(get(page, organizer()))
                .bodyText()
                .contains("Duplicate “Again”", "Wed 1 May 2030");
        assertThat(post(page, organizer(), "startsAt="))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say when the copy starts", "href=\"#startsAt\"");
        var copy = redirect(post(page, organizer(), "startsAt=2031-05-01T21:00"));
        assertThat(copy).matches("/admin/events/EV\\d+/edit\\?done=duplicated");
        assertThat(get(copy, organizer()))
                .bodyText()
                .contains("This is the copy of Again", "value=\"2031-05-01T21:00\"");
    }

    @Test
    void notes_are_added_by_everybody_who_runs_it_and_deleted_by_their_authors() {
        var event = draft("Noted", 0);
        var notes = "/admin/events/" + event.code() + "/notes";
        assertThat(post(notes, organizer(), "text= "))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write something into the note");
        assertThat(redirect(post(notes, organizer(), "text=The piano " + ATTACK)))
                .endsWith("#notes");
        assertThat(redirect(post(notes, admin(), "text=The admin was here"))).endsWith("#notes");
        var page = text(get("/admin/events/" + event.code(), organizer()));
        assertThat(page)
                .contains("The piano &lt;img", "organizer@ticket.local", "The admin was here")
                .containsSubsequence("The admin was here", "The piano")
                .doesNotContain(ATTACK);
        var links =
                java.util.regex.Pattern.compile("/admin/events/notes/(\\d+)/delete\"")
                        .matcher(page)
                        .results()
                        .map(one -> one.group(1))
                        .distinct()
                        .toList();
        assertThat(links).hasSize(1);
        var delete = "/admin/events/notes/" + links.getFirst() + "/delete";
        assertThat(get(delete, organizer())).bodyText().contains("Delete this note?");
        assertThat(post(delete, admin())).hasStatus(NOT_FOUND);
        assertThat(post(notes, account(77, "other@example.org", "ORGANIZER"), "text=Hello"))
                .hasStatus(NOT_FOUND);
        assertThat(redirect(post(delete, organizer()))).endsWith("#notes");
        assertThat(get("/admin/events/" + event.code(), organizer()))
                .bodyText()
                .contains("The admin was here")
                .doesNotContain("The piano");
    }

    @Test
    void notes_are_dated_by_the_clock_of_who_reads_them_and_the_event_by_its_own() {
        var event = draft("Dated", 0);
        var page = "/admin/events/" + event.code();
        var hanoi = inZone("Asia/Ho_Chi_Minh", 2, "organizer@ticket.local", "ORGANIZER");
        assertThat(text(get(page, hanoi))).doesNotContain("Ho Chi Minh time");
        post(page + "/notes", organizer(), "text=The piano comes");
        jdbc.sql(
                        "update event_note set created_at = timestamp with time zone '2026-07-09 22:30:00+00' where event_id = ?")
                .param(event.id())
                .update();
        assertThat(text(get(page, hanoi)))
                .contains("10 Jul 2026, 05:30")
                .containsOnlyOnce("Ho Chi Minh time")
                .contains("Lisbon time");
        assertThat(text(get(page, organizer()))).contains("9 Jul 2026, 23:30");
    }

    @Test
    void a_description_is_shown_as_buyers_will_see_it() {
        assertThat(
                        post(
                                "/admin/events/preview",
                                organizer(),
                                "description=**Bold** <b>&</b> [x](javascript:alert(1))"))
                .hasStatus(OK)
                .bodyText()
                .contains("<strong>Bold</strong>", "&lt;b&gt;")
                .doesNotContain("<b>", "javascript:", "<html");
        assertThat(
                        post(
                                "/admin/events",
                                organizer(),
                                "preview=yes",
                                "name=Kept",
                                "description=*Slanted*",
                                "ticketTypes[0].name=Seat"))
                .hasStatus(OK)
                .bodyText()
                .contains("<em>Slanted</em>", "value=\"Kept\"", "*Slanted*");
    }

    @Test
    void two_people_at_one_form_do_not_overwrite_each_other() {
        var event = draft("Contested", 0);
        manage.changeTotal(
                event.id(),
                new dev.marquee.platform.security.Caller(
                        2, "A", "a@b.org", true, java.util.Set.of("ORGANIZER")),
                77,
                null);
        assertThat(
                        post(
                                "/admin/events/" + event.code() + "/edit",
                                organizer(),
                                "version=" + event.version(),
                                "name=Mine",
                                "startsAt=2030-07-02T20:00",
                                "ticketTypes[0].name=Seat",
                                "ticketTypes[0].quantity=80"))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains("Somebody else saved this event", "value=\"Mine\"");
        assertThat(views.get(event.id()).totalTickets()).isEqualTo(77);
    }

    @Test
    void what_people_typed_is_text_and_never_markup() {
        var event = draft(ATTACK, 0);
        for (var uri :
                List.of(
                        "/admin/events?status=draft&sort=-created_at",
                        "/admin/events?q=" + "%3Cimg%20src=x%20onerror=alert(1)%3E",
                        "/admin/events/" + event.code(),
                        "/admin/events/" + event.code() + "?done=saved",
                        "/admin/events/" + event.code() + "/cancel",
                        "/admin/events/" + event.code() + "/edit",
                        "/admin/events/" + event.code() + "/duplicate",
                        "/admin/events/" + event.code() + "/delete",
                        "/admin/events/" + event.code() + "/picture",
                        "/admin/events?status=draft&sort=-created_at&view=cards",
                        "/admin/events/new?name=" + "%3Cimg%20src=x%20onerror=alert(1)%3E"))
            assertThat(get(uri, organizer()))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain(ATTACK);
        assertThat(get("/admin/events/" + event.code() + "?done=%3Cb%3E", organizer()))
                .hasStatus(OK)
                .bodyText()
                .doesNotContain("<b>");
    }

    @Test
    void the_list_has_tabs_a_search_pages_and_an_empty_state() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 21; i++) draft(word + " " + i, 0);
        assertThat(get("/admin/events?q=" + word + "&sort=created_at", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        word + " 0", "1 to 20 of 21", "page=1", "0 of 50", "Draft <span>21</span>")
                .doesNotContain(word + " 20");
        assertThat(get("/admin/events?q=" + word + "&sort=created_at&page=50", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(word + " 20", "21 to 21 of 21");
        assertThat(get("/admin/events?q=" + word + "&status=published", organizer()))
                .bodyText()
                .contains("No event matches");
        assertThat(get("/admin/events", account(4711, "new@example.org", "ORGANIZER")))
                .bodyText()
                .contains("No event yet", "/admin/events/new");
    }

    @Test
    void what_is_over_comes_last() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var over = draft(word + " over", 0);
        var open = draft(word + " open", 0);
        assertThat(redirect(post("/admin/events/" + over.code() + "/cancel", organizer())))
                .endsWith("done=cancel");
        assertThat(get("/admin/events?q=" + word, organizer()))
                .bodyText()
                .containsSubsequence(open.name() + "</a>", over.name() + "</a>");
    }

    @Test
    void organisers_see_their_own_events_and_admins_all() {
        var event = draft("Hers alone", 0);
        var other = account(77, "other@example.org", "ORGANIZER");
        assertThat(get("/admin/events?q=hers", other)).bodyText().doesNotContain("Hers alone");
        assertThat(get("/admin/events/" + event.code(), other)).hasStatus(NOT_FOUND);
        assertThat(post("/admin/events/" + event.code() + "/publish", other)).hasStatus(NOT_FOUND);
        assertThat(get("/admin/events?q=hers", admin())).bodyText().contains("Hers alone");
        assertThat(get("/admin/events/" + event.code(), customer())).hasStatus(FORBIDDEN);
        assertThat(mvc.get().uri("/admin/events").accept(TEXT_HTML).exchange())
                .hasStatus(SEE_OTHER)
                .hasHeader("Location", "/login?return=%2Fadmin%2Fevents");
    }

    @Test
    void every_venue_can_be_chosen_and_the_chosen_one_stays() {
        OtherServices.VENUES.answer("GET /api/venues?page=0&size=100", 200, venues(1, 100));
        OtherServices.VENUES.answer("GET /api/venues?page=1&size=100", 200, venues(101, 3));
        OtherServices.VENUES.answer(
                "GET /api/venues/3000",
                200,
                "{\"id\":3000,\"name\":\"Far Hall\",\"address\":\"Lisbon\",\"capacity\":9}");
        try {
            assertThat(get("/admin/events/new", organizer()))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("Hall 1 · 250 people", "Hall 103 · 250 people");
            assertThat(post("/admin/events", organizer(), "add=type", "venueId=3000"))
                    .hasStatus(OK)
                    .bodyText()
                    .contains("value=\"3000\" selected=\"selected\">Far Hall · 9 people");
        } finally {
            OtherServices.VENUES.forget("GET /api/venues?page=0&size=100");
            OtherServices.VENUES.forget("GET /api/venues?page=1&size=100");
        }
        OtherServices.VENUES.answer("GET /api/venues", 500, "");
        assertThat(post("/admin/events", organizer(), "add=type", "venueId=3000"))
                .hasStatus(OK)
                .bodyText()
                .contains("value=\"3000\" selected=\"selected\">#3000 (current)");
    }

    private static String venues(int first, int number) {
        return IntStream.range(first, first + number)
                .mapToObj(id ->
                        "{\"id\":%d,\"name\":\"Hall %d\",\"address\":\"Lisbon\",\"capacity\":250}"
                                .formatted(id, id))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    @Test
    void the_page_works_while_venue_service_does_not() {
        OtherServices.VENUES.answer("GET /api/venues", 500, "");
        assertThat(get("/admin/events/new", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains("The list of venues cannot be shown just now");
    }

    @Test
    void the_list_is_also_cards_and_files_and_keeps_its_filters() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        draft(word + " =1+1", 0);
        draft("=cmd " + word, 0);
        onSale(word + " on sale", 30);
        var list = "/admin/events?q=" + word + "&status=draft&category=Music&sort=-name";
        assertThat(get(list + "&view=cards", organizer()))
                .hasStatus(OK)
                .bodyText()
                .contains(
                        "class=\"tiles",
                        "0 of 50",
                        "name=\"status\" value=\"draft\"",
                        "name=\"view\" value=\"cards\"",
                        "/admin/events/export.csv?q="
                                + word
                                + "&amp;category=Music&amp;status=draft")
                .doesNotContain("on sale</a>", "<table");
        assertThat(text(get(list, organizer())))
                .contains("<table", "aria-sort=\"descending\"")
                .containsSubsequence(word + " =1+1</a>", "=cmd " + word + "</a>");
        var file = get(list.replace("/events?", "/events/export.csv?"), organizer());
        assertThat(file).hasStatus(OK).hasContentType("text/csv;charset=UTF-8");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .matches("attachment; filename=\"events-\\d{4}-\\d\\d-\\d\\d.csv\"");
        assertThat(text(file).lines().toList())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(word + " =1+1,Music"))
                .anySatisfy(line -> assertThat(line).contains(",'=cmd " + word));
        var excel = get(list.replace("/events?", "/events/export.xlsx?"), organizer());
        assertThat(excel.getResponse().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(text(get("/admin/events/export.csv?q=" + word, admin())).lines()).hasSize(4);
        assertThat(
                        text(get(
                                        "/admin/events/export.csv?q=" + word,
                                        account(77, "other@example.org", "ORGANIZER")))
                                .lines())
                .hasSize(1);
    }

    @Test
    void a_price_is_a_number_in_a_file(@TempDir Path folder) throws Exception {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        draft(word, 2400);
        var file = get("/admin/events/export.xlsx?q=" + word, organizer());
        var workbook =
                Files.write(
                        folder.resolve("events.xlsx"), file.getResponse().getContentAsByteArray());
        try (var zip = new ZipFile(workbook.toFile());
                var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<v>24.00</v>");
        }
    }

    @Test
    void a_list_costs_as_many_statements_as_it_likes_but_not_more_for_more_events() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        draft(word, 0);
        var one = statements.of(() -> get("/admin/events?q=" + word, organizer()));
        for (int i = 0; i < 19; i++) draft(word, 0);
        var twenty = statements.of(() -> get("/admin/events?q=" + word, organizer()));
        assertThat(twenty).isEqualTo(one).isBetween(1, 8);
        var api = statements.of(() -> get("/api/events?status=all&q=" + word, organizer()));
        assertThat(api).isBetween(1, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{7*7}}", "=cmd|' /C calc'!A1", "\u202Eevil 🎷 日本語", "${7*7} [[1+1]]"})
    void names_of_all_sorts_are_shown_as_they_are(String name) {
        var event = draft(name, 0);
        var shown = org.springframework.web.util.HtmlUtils.htmlEscape(name, "UTF-8");
        for (var uri :
                List.of(
                        "/admin/events?sort=-created_at",
                        "/admin/events?sort=-created_at&view=cards",
                        "/admin/events/" + event.code(),
                        "/admin/events/" + event.code() + "/edit",
                        "/admin/events/" + event.code() + "/duplicate",
                        "/admin/events/" + event.code() + "/picture",
                        "/admin/events/" + event.code() + "/delete"))
            assertThat(text(get(uri, organizer())).replace("&#39;", "'"))
                    .contains(shown.replace("&#39;", "'"));
    }

    private EventView onSale(String name, int sold) {
        var event = draft(name, 0);
        assertThat(redirect(post("/admin/events/" + event.code() + "/publish", organizer())))
                .endsWith("?done=publish");
        stock.stockIs(event.id(), sold, 0, 0);
        return views.get(event.id());
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private EventView draft(String name, long price) {
        return views.get(
                manage.create(
                        new EventDetails(
                                name,
                                null,
                                "Music",
                                StorageTests.START,
                                null,
                                "Europe/Lisbon",
                                null,
                                name,
                                null,
                                "EUR",
                                4,
                                PaymentTerms.DEFAULT,
                                HolderTerms.DEFAULT),
                        List.of(TicketType.always(null, "Seat", price, 50)),
                        2,
                        null));
    }

    private MvcTestResult get(String uri, RequestPostProcessor caller) {
        return mvc.get().uri(java.net.URI.create(uri)).accept(TEXT_HTML).with(caller).exchange();
    }

    private MvcTestResult post(String uri, RequestPostProcessor caller, String... fields) {
        var request = mvc.post().uri(uri).accept(TEXT_HTML).with(caller);
        for (var field : fields) {
            var at = field.indexOf('=');
            request = request.param(field.substring(0, at), field.substring(at + 1));
        }
        return request.exchange();
    }

    private static String redirect(MvcTestResult result) {
        assertThat(result).hasStatus(FOUND);
        return String.valueOf(result.getResponse().getHeader("Location"));
    }
}
