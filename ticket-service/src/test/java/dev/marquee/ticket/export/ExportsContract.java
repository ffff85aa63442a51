package dev.marquee.ticket.export;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.database.Snapshot;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.export.content.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Exports as organisers meet them: what is in the files, and who gets them. */
abstract class ExportsContract extends ExportTests {

    @TempDir java.nio.file.Path folder;

    @Autowired private MakeExport makeExport;
    @Autowired private ExportJobs jobs;
    @Autowired private ForgetExports forgetExports;
    @Autowired private Snapshot snapshot;

    private static final String ACCOUNTS = "{\"kind\":\"accounts\",\"format\":\"csv\"}";

    @Test
    void what_accountants_get_agrees_with_itself_the_journal_and_the_ledger_check()
            throws Exception {
        var organizer = newOrganizer();
        var caller = organizerOf(organizer);
        var random = new Random(7);
        var event = priced(organizer);
        var other = priced(organizer, "BHD", Map.of());
        for (int n = 0; n < 4; n++) {
            giveBack(paid(event, 1 + random.nextInt(2), 1), random);
            paid(other, 1, random.nextInt(2));
        }
        surplus(event);
        await().until(() -> open(organizer) == 0);

        var tables = zip(made(ACCOUNTS, caller));

        assertThat(tables).containsOnlyKeys("journal.csv", "taxes.csv", "vat.csv", "totals.csv");
        var balance = agreed(tables);
        var journal = json(mvc.get().uri("/api/journal/totals").with(caller).exchange());
        assertThat(journal).hasSize(2);
        for (var total : journal) {
            var currency = total.get("currency").asString();
            assertThat(balance.get(currency)).isEqualByComparingTo(total.get("balance").asString());
            assertThat(sum(tables.get("taxes.csv"), "Tax").get(currency))
                    .isEqualByComparingTo(total.get("tax").asString());
        }
        clock.pass(java.time.Duration.ofSeconds(6));
        var check =
                json(mvc.get().uri("/api/events/{id}/ledger-check", event).with(caller).exchange());
        var euros = row(tables.get("totals.csv"), "EUR");
        assertThat(counted(check, "paid")).isEqualByComparingTo(euros.get("Paid"));
        assertThat(counted(check, "refunded").negate()).isEqualByComparingTo(euros.get("Refunds"));
        assertThat(tables.get("vat.csv")).allMatch(line -> line.get("Country code").equals("PT"));
    }

    private static BigDecimal counted(tools.jackson.databind.JsonNode check, String figure) {
        return new BigDecimal(
                check.get("rules")
                        .valueStream()
                        .flatMap(rule -> rule.get("figures").valueStream())
                        .filter(it -> it.get("name").asString().equals(figure))
                        .findFirst()
                        .orElseThrow()
                        .get("counted")
                        .asString());
    }

    private static CSVRecord row(List<CSVRecord> rows, String currency) {
        return rows.stream()
                .filter(row -> row.get("Currency").equals(currency))
                .findFirst()
                .orElseThrow();
    }

    /** All lists have the same sums; returns them. */
    private static Map<String, BigDecimal> agreed(Map<String, List<CSVRecord>> tables) {
        var journal = sum(tables.get("journal.csv"), "Gross");
        assertThat(sum(tables.get("taxes.csv"), "Gross")).isEqualTo(journal);
        assertThat(sum(tables.get("vat.csv"), "Gross")).isEqualTo(journal);
        assertThat(sum(tables.get("totals.csv"), "Balance")).isEqualTo(journal);
        assertThat(sum(tables.get("taxes.csv"), "Tax"))
                .isEqualTo(sum(tables.get("journal.csv"), "Tax"));
        return journal;
    }

    @Test
    void all_lists_of_an_export_are_of_one_moment_while_tickets_are_sold() throws Exception {
        var tables =
                whileSelling(write ->
                        snapshot.read(() -> {
                            write.run();
                            return true;
                        }));

        assertThat(agreed(tables)).containsEntry("EUR", new BigDecimal("23.91"));
    }

    /** The control. */
    @Test
    void without_a_snapshot_the_same_lists_are_of_two_moments() throws Exception {
        var tables =
                whileSelling(write -> {
                    write.run();
                    return true;
                });

        assertThat(sum(tables.get("journal.csv"), "Gross"))
                .containsEntry("EUR", new BigDecimal("23.91"));
        assertThat(sum(tables.get("taxes.csv"), "Gross"))
                .containsEntry("EUR", new BigDecimal("47.82"));
    }

    /** A ticket is paid behind the journal, before the taxes are read. */
    private Map<String, List<CSVRecord>> whileSelling(
            java.util.function.Function<Runnable, Boolean> reading) throws Exception {
        var organizer = newOrganizer();
        var event = priced(organizer);
        paid(event, 1, 0);
        var job = jobs.find(jobs.add(organizer, false, accounts())).orElseThrow();
        jobs.cancel(job.id()); // made here, by nobody else
        var out = new ByteArrayOutputStream();
        reading.apply(() -> {
            try {
                makeExport.write(job, out, sellingBefore("taxes", event));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return zip(out.toByteArray());
    }

    private Progress sellingBefore(String list, long event) {
        return new Progress() {
            @Override
            public void expect(long rows) {
                assertThat(rows).isEqualTo(2);
            }

            @Override
            public void step() {}

            @Override
            public void before(String table) {
                if (!table.equals(list)) return;
                try {
                    Thread.ofVirtual().start(() -> paid(event, 1, 0)).join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private static ExportOrder accounts() {
        return new ExportOrder(
                ExportKind.ACCOUNTS, Format.CSV, true, null, null, null, ZoneOffset.UTC, "en");
    }

    @Test
    void every_export_adds_up_while_many_buy_at_once() throws Exception {
        var organizer = newOrganizer();
        var event = priced(organizer);
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var buying =
                    java.util.stream.IntStream.range(0, 4)
                            .<Future<?>>mapToObj(n ->
                                    buyers.submit(() -> {
                                        for (int k = 0; k < 8; k++) paid(event, 1, 0);
                                    }))
                            .toList();
            for (int n = 0; n < 3; n++) agreed(zip(made(ACCOUNTS, organizerOf(organizer))));
            for (var one : buying) one.get();
        }
        assertThat(agreed(zip(made(ACCOUNTS, organizerOf(organizer)))))
                .containsEntry("EUR", new BigDecimal("765.12"));
    }

    @Test
    void a_movement_with_two_tax_rates_has_two_lines_and_its_fee_once() throws Exception {
        var organizer = newOrganizer();
        var event = priced(organizer);
        refund(paid(event, 1, 1), "3.91", 0);

        var rows =
                csv(
                        made(
                                "{\"kind\":\"journal\",\"format\":\"csv\",\"event_id\":%d}"
                                        .formatted(event),
                                organizerOf(organizer)));

        assertThat(rows)
                .extracting(row ->
                        row.get("Kind")
                                + " "
                                + row.get("Gross")
                                + " "
                                + row.get("Tax rate in %")
                                + " "
                                + row.get("Tax")
                                + " "
                                + row.get("Net")
                                + " "
                                + row.get("Fee kept"))
                .containsExactly(
                        "Payment 23.91 19.00 3.82 20.09 0.00",
                        "Payment 10.00 7.00 0.65 9.35 0.00",
                        "Refund -20.00 19.00 -3.20 -16.80 3.91");
        assertThat(rows.getFirst().get("Receipt")).endsWith("-000001");
    }

    @Test
    void an_event_is_taxed_where_its_organiser_says_it_happens() throws Exception {
        var organizer = newOrganizer();
        var event = priced(organizer);
        paid(event, 1, 0);
        var said =
                mvc.post()
                        .uri("/admin/exports/country")
                        .param("event", "EV" + event)
                        .param("country", "ES")
                        .with(organizerOf(organizer));
        assertThat(said).hasStatus(302);
        var rows = csv(made("{\"kind\":\"vat\",\"format\":\"csv\"}", organizerOf(organizer)));
        assertThat(rows)
                .extracting(row -> row.get("Country code") + " " + row.get("Country"))
                .containsExactly("ES Spain");
        assertThat(
                        mvc.post()
                                .uri("/admin/exports/country")
                                .param("event", "EV" + event)
                                .param("country", "ES")
                                .with(organizerOf(newOrganizer())))
                .hasStatus(404);
    }

    @Test
    void formulas_phones_and_new_lines_come_through_unharmed() throws Exception {
        var organizer = newOrganizer();
        var event = priced(organizer);
        var booking = held(event, 1, 0);
        jdbc.sql(
                        "update booking set buyer_name = '=HYPERLINK(1)', buyer_phone = '+84 912 345 678' where id = ?")
                .param(id(booking))
                .update();
        jdbc.sql("update ticket set attendee_name = ? where booking_id = ?")
                .params("Ana\nSilva, \"Zoë\"", id(booking))
                .update();
        var body =
                "{\"kind\":\"attendees\",\"format\":\"csv\",\"event_id\":%d,\"byte_mark\":false}";

        var bytes = made(body.formatted(event), organizerOf(organizer));

        assertThat(bytes[0]).isNotEqualTo((byte) 0xEF);
        var row = csv(bytes).getFirst();
        assertThat(row.get("Who comes")).isEqualTo("Ana\nSilva, \"Zoë\"");
        assertThat(row.get("Buyer")).isEqualTo("'=HYPERLINK(1)");
        assertThat(row.get("Telephone")).isEqualTo("+84 912 345 678");
        assertThat(row.get("Price")).isEqualTo("20.09");
        var sheet =
                made(
                        "{\"kind\":\"attendees\",\"format\":\"xlsx\",\"event_id\":%d}"
                                .formatted(event),
                        organizerOf(organizer));
        var file = java.nio.file.Files.write(folder.resolve("list.xlsx"), sheet);
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            var entry = zip.getEntry("xl/worksheets/sheet1.xml");
            assertThat(new String(zip.getInputStream(entry).readAllBytes(), UTF_8))
                    .contains("=HYPERLINK(1)", "<v>20.09</v>")
                    .doesNotContain("<f>");
        }
    }

    @Test
    void marketing_has_those_who_agreed_and_refused_nothing_since() throws Exception {
        var organizer = newOrganizer();
        var caller = organizerOf(organizer);
        var event = priced(organizer);
        var wants = wish(event, true);
        wish(event, false);
        var refuses = wish(event, true);
        others.withoutNews(refuses);
        var corrected = wish(event, true);
        jdbc.sql("update booking set buyer_email = ? where buyer_email = ?")
                .params("another-" + corrected, corrected)
                .update();
        try {
            var rows = csv(made("{\"kind\":\"marketing\",\"format\":\"csv\"}", caller));

            assertThat(rows).extracting(row -> row.get("E-mail")).containsExactly(wants);
            var row = rows.getFirst();
            assertThat(row.get("Consent text version")).isEqualTo("1");
            assertThat(row.get("Agreed")).endsWith("Z");
            assertThat(row.get("Source")).isEqualTo("Booking page");
            assertThat(
                            csv(
                                    made(
                                            "{\"kind\":\"marketing\",\"format\":\"csv\"}",
                                            organizerOf(newOrganizer()))))
                    .isEmpty();
        } finally {
            jdbc.sql("update booking set buyer_email = ? where buyer_email = ?")
                    .params(corrected, "another-" + corrected)
                    .update();
        }
    }

    @Test
    void a_wish_that_was_only_tried_hides_none_and_a_refusal_always_counts() throws Exception {
        var organizer = newOrganizer();
        var real = priced(organizer);
        var tried = priced(organizer);
        var wants = wish(real, true);
        var refuses = wish(real, true);
        jdbc.sql(
                        """
                        insert into consent (address_key, organizer_id, purpose, given, at, source, text_version)
                        values (?, ?, 'news', false, current_timestamp, 'page', 1)
                        """)
                .params(refuses, organizer)
                .update();
        wish(tried, wants);
        wish(tried, refuses);
        jdbc.sql("update sale_terms set test_mode = 'on' where event_id = ?").param(tried).update();

        try {
            var id = order("{\"kind\":\"marketing\",\"format\":\"csv\"}", organizerOf(organizer));
            await().until(() -> state(id, organizerOf(organizer)).equals("ready"));

            assertThat(csv(file(id, organizerOf(organizer)).getResponse().getContentAsByteArray()))
                    .extracting(row -> row.get("E-mail"))
                    .containsExactly(wants);
            var job = jobs.find(id).orElseThrow();
            assertThat(job.expiresAt())
                    .as("who wants news is not true for long")
                    .isBefore(job.createdAt().plus(java.time.Duration.ofDays(2)));
        } finally {
            jdbc.sql("update sale_terms set test_mode = 'off' where event_id = ?")
                    .param(tried)
                    .update();
        }
    }

    private void wish(long event, String buyer) {
        assertThat(
                        book(
                                "{\"event_id\":%d,\"quantity\":1,\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\",\"news_consent\":true}"
                                        .formatted(event, buyer)))
                .hasStatus(201);
    }

    private String wish(long event, boolean news) {
        var buyer = newBuyer();
        assertThat(
                        book(
                                "{\"event_id\":%d,\"quantity\":1,\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\",\"news_consent\":%s}"
                                        .formatted(event, buyer, news)))
                .hasStatus(201);
        return buyer;
    }

    @Test
    void without_the_refusals_there_is_no_list_until_they_are_known() {
        var caller = organizerOf(newOrganizer());
        var organizer = newOrganizer();
        wish(priced(organizer), true);
        others.away("addresses/without-news");
        long id;
        try {
            id = order("{\"kind\":\"marketing\",\"format\":\"csv\"}", organizerOf(organizer));
            await().until(() -> "away".equals(problem(id)));
            assertThat(file(id, organizerOf(organizer))).hasStatus(404);
        } finally {
            others.back();
        }
        jdbc.sql("update export_job set due_at = created_at where id = ? and state = 'queued'")
                .param(id)
                .update();
        await().until(() -> state(id, organizerOf(organizer)).equals("ready"));
        assertThat(file(id, caller)).as("another's").hasStatus(404);
    }

    private String problem(long id) {
        return jdbc.sql(
                        "select coalesce(problem, '') from export_job where id = ? and state = 'queued'")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Test
    void a_file_is_fetched_with_the_right_of_that_moment() {
        var organizer = newOrganizer();
        var caller = organizerOf(organizer);
        var event = priced(organizer);
        var id = order(ACCOUNTS, caller);
        await().until(() -> state(id, caller).equals("ready"));

        assertThat(file(id, caller)).hasStatusOk();
        assertThat(file(id, organizerOf(newOrganizer()))).hasStatus(404);
        assertThat(file(id, account(organizer, "o@ticket.local", "SUPPORT"))).hasStatus(403);
        assertThat(mvc.get().uri("/api/exports/{id}/file", id)).hasStatus(401);

        jdbc.sql("update sale_terms set organizer_id = ? where event_id = ?")
                .params(newOrganizer(), event)
                .update();
        assertThat(file(id, caller)).as("the event is another's by now").hasStatus(404);
        jdbc.sql("update sale_terms set organizer_id = ? where event_id = ?")
                .params(organizer, event)
                .update();
        assertThat(file(id, caller)).hasStatusOk();
        jdbc.sql("update export_job set expires_at = created_at where id = ?").param(id).update();
        assertThat(state(id, caller)).isEqualTo("expired");
        assertThat(file(id, caller)).hasStatus(404);
        jobs.tidy();
        assertThat(parts(id)).isZero();
        assertThat(state(id, caller)).isEqualTo("expired");
    }

    @Test
    void what_an_admin_ordered_of_everybody_is_for_admins() {
        var id =
                order(
                        "{\"kind\":\"taxes\",\"format\":\"xlsx\"}",
                        account(990, "root@ticket.local", "ADMIN"));
        var owner = account(990, "root@ticket.local", "ADMIN");
        await().until(() -> state(id, owner).equals("ready"));
        assertThat(file(id, owner)).hasStatusOk();
        assertThat(file(id, account(990, "root@ticket.local", "ORGANIZER"))).hasStatus(404);
        assertThat(file(id, admin())).as("another admin's").hasStatus(404);
    }

    private long parts(long id) {
        return jdbc.sql("select count(*) from export_part where job_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void a_list_that_names_somebody_ends_when_they_are_forgotten() {
        var organizer = newOrganizer();
        var caller = organizerOf(organizer);
        var buyer = wish(priced(organizer), true);
        var list = order("{\"kind\":\"attendees\",\"format\":\"csv\"}", caller);
        var money = order(ACCOUNTS, caller);
        await().until(() ->
                state(list, caller).equals("ready") && state(money, caller).equals("ready"));

        forgetExports.naming(EmailAddress.parse("nobody-" + buyer).orElseThrow());
        assertThat(file(list, caller)).hasStatusOk();
        forgetExports.naming(EmailAddress.parse(buyer).orElseThrow());

        assertThat(file(list, caller)).hasStatus(404);
        assertThat(parts(list)).isZero();
        assertThat(file(money, caller)).as("it names nobody").hasStatusOk();
    }

    @Test
    void it_ends_too_where_the_tables_do_not_say_any_more_whom_it_names() {
        var organizer = newOrganizer();
        var caller = organizerOf(organizer);
        var event = priced(organizer);
        var buyer = wish(event, true);
        var list = order("{\"kind\":\"attendees\",\"format\":\"csv\"}", caller);
        var news = order("{\"kind\":\"marketing\",\"format\":\"csv\"}", caller);
        await().until(() ->
                state(list, caller).equals("ready") && state(news, caller).equals("ready"));
        jdbc.sql("update booking set buyer_email = ? where buyer_email = ?")
                .params("corrected-" + buyer, buyer)
                .update();
        jdbc.sql("update sale_terms set organizer_id = ? where event_id = ?")
                .params(newOrganizer(), event)
                .update();

        try {
            forgetExports.naming(EmailAddress.parse("corrected-" + buyer).orElseThrow());
            assertThat(parts(list)).isPositive();
            assertThat(parts(news)).isPositive();
            forgetExports.naming(EmailAddress.parse(buyer).orElseThrow());

            assertThat(parts(list)).isZero();
            assertThat(parts(news)).isZero();
            assertThat(state(list, caller)).isEqualTo("expired");
            jobs.tidy();
            assertThat(
                            jdbc.sql("select count(*) from export_person where job_id in (?, ?)")
                                    .params(list, news)
                                    .query(Long.class)
                                    .single())
                    .isZero();
        } finally {
            jdbc.sql("update booking set buyer_email = ? where buyer_email = ?")
                    .params(buyer, "corrected-" + buyer)
                    .update();
        }
    }

    @Test
    void what_cannot_be_ordered_is_refused() {
        var caller = organizerOf(newOrganizer());
        var another = priced(newOrganizer());
        assertProblem(post("{\"kind\":\"all\",\"format\":\"csv\"}", caller), 422, "invalid-input");
        assertProblem(post("{\"kind\":\"vat\",\"format\":\"pdf\"}", caller), 422, "invalid-input");
        assertProblem(
                post(
                        "{\"kind\":\"vat\",\"format\":\"csv\",\"from\":\"2026-11-30\",\"to\":\"2026-11-01\"}",
                        caller),
                422,
                "invalid-input");
        assertProblem(
                post(
                        "{\"kind\":\"vat\",\"format\":\"csv\",\"event_id\":%d}".formatted(another),
                        caller),
                404,
                "not-found");
    }

    @Test
    void a_day_of_years_that_no_database_knows_is_refused_at_once() {
        var caller = organizerOf(newOrganizer());
        for (var days :
                List.of(
                        "\"from\":\"+999999998-01-01\"",
                        "\"to\":\"9999-12-31\"",
                        "\"from\":\"0000-01-01\""))
            assertProblem(
                    post("{\"kind\":\"attendees\",\"format\":\"csv\",%s}".formatted(days), caller),
                    422,
                    "invalid-input");
        assertThat(
                        mvc.post()
                                .uri("/admin/exports")
                                .param("kind", "attendees")
                                .param("format", "csv")
                                .param("to", "9999-12-31")
                                .with(caller))
                .hasStatus(422)
                .bodyText()
                .contains("9999-12-31");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(
            String body, RequestPostProcessor caller) {
        return mvc.post()
                .uri("/api/exports")
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void the_page_orders_shows_and_deletes() {
        var organizer = newOrganizer();
        var caller = organizerOf(organizer);
        var event = priced(organizer);
        var wrong =
                mvc.post()
                        .uri("/admin/exports")
                        .param("kind", "vat")
                        .param("format", "csv")
                        .param("event", "EV0")
                        .param("from", "2026-02-30")
                        .with(caller)
                        .exchange();
        assertThat(wrong)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Nothing was ordered",
                        "none of your events has this code",
                        "value=\"EV0\"",
                        "2026-02-30")
                .doesNotContain("??");
        assertThat(
                        mvc.post()
                                .uri("/admin/exports")
                                .param("kind", "vat")
                                .param("format", "csv")
                                .param("event", "ev" + event)
                                .param("from", "2020-01-31")
                                .param("to", "2030-12-31")
                                .with(caller))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/admin/exports?done=ordered");
        var id = jobs.of(organizer).getFirst().id();
        await().until(() -> state(id, caller).equals("ready"));

        assertThat(mvc.get().uri("/admin/exports").with(caller))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "VAT by country",
                        "Ready",
                        "/admin/exports/" + id + "/file",
                        "EV" + event,
                        "31 Jan 2020–31 Dec 2030",
                        "Portugal, by its time zone")
                .doesNotContain("??", "hx-trigger=\"every");
        assertThat(mvc.get().uri("/admin/exports/{id}/file", id).with(caller))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store");
        assertThat(mvc.post().uri("/admin/exports/{id}/remove", id).with(caller)).hasStatus(302);
        assertThat(mvc.get().uri("/api/exports/{id}", id).with(caller)).hasStatus(404);
        assertThat(parts(id)).isZero();
    }
}
