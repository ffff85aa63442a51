package dev.marquee.ticket.receipt;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import java.io.IOException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What was paid and given back is said once, with a number, and never changes. */
abstract class ReceiptContract extends MoneyTests {

    private static final String SELLER =
            """
            {"name":"Riverside Nights Lda","address":"Cais 4\\n1100-001 Lisboa","country":"PT","tax_number":"PT501234567",
             "number_prefix":"LN","footer":"Registered in Lisbon","time_zone":"Europe/Lisbon"}
            """;

    private static final String COMPANY =
            """
            {"company":"Casa Azul Lda","address":"Rua Nova 1\\n4000-001 Porto","country":"pt","tax_number":"PT509999990"}
            """;

    @Autowired private ReceiptSeries series;
    @Autowired private MissingReceipts missing;
    @Autowired private TransactionTemplate transaction;

    private int year() {
        return Year.from(clock.instant().atZone(ZoneOffset.UTC)).getValue();
    }

    @Test
    void what_is_paid_has_a_receipt_with_the_tax_of_each_rate() throws IOException {
        var organizer = newOrganizer();
        putSeller(organizer, SELLER);
        var booking = paid(priced(organizer), 2, 1);

        var receipt = receipts(booking).get(0);

        assertThat(receipt.get("kind").asString()).isEqualTo("receipt");
        assertThat(receipt.get("number").asString()).isEqualTo("LN-%d-000001".formatted(year()));
        assertThat(receipt.get("total").asString()).isEqualTo("57.82");
        assertThat(receipt.get("tax").asString()).isEqualTo("8.29");
        assertThat(textOf(pdf(booking)))
                .contains(
                        "Receipt",
                        "Test mode",
                        "Riverside Nights Lda",
                        "1100-001 Lisboa",
                        "Portugal",
                        "PT501234567",
                        "LN-%d-000001".formatted(year()),
                        "Ana Silva",
                        "Fado at the river",
                        "Card 4242",
                        booking.at("/tickets/0/code").asString(),
                        "€50.18", // twice 20.09
                        "€57.82",
                        "19%",
                        "€7.64",
                        "7%",
                        "€0.65",
                        "rounded for each ticket",
                        "Registered in Lisbon");
    }

    @Test
    void a_receipt_keeps_what_it_says() throws IOException {
        var organizer = newOrganizer();
        putSeller(organizer, SELLER);
        var event = priced(organizer);
        var booking = paid(event, 1, 0);
        var before = textOf(pdf(booking));

        putSeller(organizer, SELLER.replace("Riverside Nights", "Somebody Else"));
        var terms = terms(event, 60, 60);
        terms.put("version", 2);
        terms.put("name", "Another name");
        terms.put("organizer_id", organizer);
        assertThat(putTerms(terms)).hasStatus(204);

        assertThat(textOf(pdf(booking))).isEqualTo(before).contains("Riverside Nights");
    }

    @Test
    void a_seller_who_said_nothing_is_the_organiser_of_the_event() throws IOException {
        var booking = paid(priced(newOrganizer()), 1, 0);
        assertThat(textOf(pdf(booking)))
                .contains("The organiser of Fado at the river", "%d-000001".formatted(year()));
    }

    @Test
    void a_refund_has_a_credit_note_with_the_next_number() throws IOException {
        var organizer = newOrganizer();
        var booking = paid(priced(organizer), 2, 1);

        refund(booking, "0.00", 0);
        refund(booking, "3.91", 1);

        var receipts = receipts(booking);
        assertThat(receipts).hasSize(3);
        assertThat(receipts.at("/1/kind").asString()).isEqualTo("credit-note");
        assertThat(receipts.at("/1/number").asString()).isEqualTo("%d-000002".formatted(year()));
        assertThat(receipts.at("/1/total").asString()).isEqualTo("23.91");
        assertThat(receipts.at("/1/tax").asString()).isEqualTo("3.82");
        assertThat(receipts.at("/2/number").asString()).isEqualTo("%d-000003".formatted(year()));
        assertThat(receipts.at("/2/total").asString()).isEqualTo("20.00");
        assertThat(receipts.at("/2/tax").asString()).as("in proportion").isEqualTo("3.20");
        var text = textOf(pdf(booking, receipts.at("/2/id").asLong()));
        assertThat(text)
                .contains(
                        "Credit note",
                        "Corrects %d-000001".formatted(year()),
                        booking.at("/tickets/1/code").asString(),
                        "Kept",
                        "€3.91",
                        "€20.00")
                .doesNotContain(booking.at("/tickets/0/code").asString());
    }

    @Test
    void a_company_gets_an_invoice_if_it_is_named_before_it_is_paid() throws IOException {
        var booking = held(priced(newOrganizer()), 1, 0);
        assertThat(invoiceAddress(booking, COMPANY)).hasStatusOk();
        assertThat(pay(booking)).hasStatusOk();

        assertThat(receipts(booking).at("/0/kind").asString()).isEqualTo("invoice");
        assertThat(textOf(pdf(booking)))
                .contains("Invoice", "Casa Azul Lda", "4000-001 Porto", "PT509999990");
        assertProblem(invoiceAddress(booking, COMPANY), 409, "invalid-state");
    }

    @Test
    void an_invoice_address_that_is_none_is_refused() {
        var booking = held(priced(newOrganizer()), 1, 0);
        for (var wrong :
                List.of(
                        COMPANY.replace("Casa Azul Lda", " "),
                        COMPANY.replace("\"pt\"", "\"zz\""),
                        COMPANY.replace("Porto", "Porto\\n1\\n2\\n3\\n4\\n5\\n6"),
                        COMPANY.replace("Casa", "Casa\\n")))
            assertProblem(invoiceAddress(booking, wrong), 422, "invalid-input");
        assertThat(
                        mvc.put()
                                .uri("/api/bookings/{id}/invoice-address", id(booking))
                                .contentType(APPLICATION_JSON)
                                .content(COMPANY))
                .hasStatus(404);
        assertThat(pay(booking)).hasStatusOk();
        assertThat(receipts(booking).at("/0/kind").asString()).isEqualTo("receipt");
    }

    @Test
    void what_is_free_has_none() {
        var booking = booked(onSale(5), 1);
        assertThat(receipts(booking)).isEmpty();
        assertProblem(
                mvc.get()
                        .uri("/api/bookings/{id}/receipt.pdf", id(booking))
                        .header("Booking-Key", key(booking))
                        .exchange(),
                404,
                "not-found");
        assertProblem(invoiceAddress(booking, COMPANY), 409, "invalid-state");
    }

    @Test
    void numbers_have_no_gaps_though_every_third_transaction_fails() throws Exception {
        var organizer = newOrganizer();
        var given = takeNumbers(() -> series.next(organizer, 2026));
        jdbc.sql("delete from receipt_series where organizer_id = ?").param(organizer).update();
        assertThat(given).containsExactlyElementsOf(IntStream.rangeClosed(1, 34).boxed().toList());
    }

    /** The control: a sequence gives its numbers to transactions that fail as well. */
    @Test
    void a_sequence_has_gaps() throws Exception {
        jdbc.sql("create sequence if not exists gaps").update();
        var given =
                takeNumbers(() -> jdbc.sql("select nextval('gaps')").query(Integer.class).single());
        assertThat(given).hasSize(34).isNotEqualTo(IntStream.rangeClosed(1, 34).boxed().toList());
    }

    /** The numbers that 50 transactions at once committed with, sorted; every third fails. */
    private List<Integer> takeNumbers(IntSupplier next) throws Exception {
        var start = new CountDownLatch(1);
        var given = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            var all =
                    IntStream.range(0, 50)
                            .mapToObj(n ->
                                    threads.submit(
                                            (Callable<Integer>)
                                                    () -> {
                                                        start.await();
                                                        return transaction.execute(status -> {
                                                            var number = next.getAsInt();
                                                            if (n % 3 == 2)
                                                                status.setRollbackOnly();
                                                            return n % 3 == 2 ? -1 : number;
                                                        });
                                                    }))
                            .toList();
            start.countDown();
            for (var one : all) given.add(one.get());
        }
        return given.stream().filter(number -> number > 0).sorted().toList();
    }

    @Test
    void payments_at_once_are_numbered_one_after_the_other_for_each_organiser() throws Exception {
        var one = newOrganizer();
        var other = newOrganizer();
        var events = List.of(priced(one), priced(other), priced(one));
        var bookings = new ArrayList<JsonNode>();
        for (int n = 0; n < 24; n++) bookings.add(held(events.get(n % 3), 1, 0));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = bookings.stream().map(it -> threads.submit(() -> pay(it))).toList();
            for (var answer : all) assertThat(answer.get()).hasStatusOk();
        }
        assertThat(numbers(one)).containsExactlyElementsOf(upTo(16));
        assertThat(numbers(other)).containsExactlyElementsOf(upTo(8));
    }

    private List<String> numbers(long organizer) {
        return jdbc.sql("select number from receipt where organizer_id = ? order by number")
                .param(organizer)
                .query(String.class)
                .list();
    }

    private List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(n -> "%d-%06d".formatted(year(), n))
                .toList();
    }

    /** As if they had been booked before there were receipts, around the turn of a year. */
    @Test
    void money_without_receipts_gets_them_in_its_order_and_in_the_years_of_the_sellers_zone() {
        var organizer = newOrganizer();
        putSeller(organizer, SELLER.replace("\"LN\"", "\"\"").replace("Lisbon\"}", "Lisbon\"}"));
        var event = priced(organizer);
        var later = paid(event, 1, 0);
        var sooner = paid(event, 1, 0);
        refund(sooner, "0.00", 0);
        var kiritimati = newOrganizer();
        putSeller(kiritimati, SELLER.replace("Europe/Lisbon", "Pacific/Kiritimati"));
        var elsewhere = paid(priced(kiritimati), 1, 0);
        jdbc.sql("delete from receipt where organizer_id in (?, ?)")
                .params(organizer, kiritimati)
                .update();
        jdbc.sql("delete from receipt_series where organizer_id in (?, ?)")
                .params(organizer, kiritimati)
                .update();
        at(later, "2026-01-01T00:10:00Z");
        at(sooner, "2025-12-31T23:50:00Z");
        at(elsewhere, "2025-12-31T23:50:00Z");
        jdbc.sql("update refund set done_at = ? where booking_id = ?")
                .params(Instant.parse("2026-01-01T00:05:00Z").atOffset(ZoneOffset.UTC), id(sooner))
                .update();

        missing.issueAll();
        missing.issueAll();

        assertThat(receipts(sooner))
                .extracting(it -> it.get("number").asString())
                .containsExactly("2025-000001", "2026-000001");
        assertThat(receipts(later))
                .extracting(it -> it.get("number").asString())
                .containsExactly("2026-000002");
        assertThat(receipts(elsewhere).at("/0/number").asString()).isEqualTo("LN-2026-000001");
    }

    private void at(JsonNode booking, String time) {
        jdbc.sql("update payment set succeeded_at = ? where booking_id = ?")
                .params(Instant.parse(time).atOffset(ZoneOffset.UTC), id(booking))
                .update();
    }

    @Test
    void every_script_is_printed_and_emoji_break_no_line() throws IOException {
        var organizer = newOrganizer();
        putSeller(
                organizer,
                SELLER.replace("Riverside Nights Lda", "東京灯籠会 🏮👩‍🎤")
                        .replace("Cais 4", "Đường Lê Lợi 4"));
        var booking = held(priced(organizer), 1, 0);
        assertThat(invoiceAddress(booking, COMPANY.replace("Casa Azul Lda", "مهرجان الأنوار")))
                .hasStatusOk();
        assertThat(pay(booking)).hasStatusOk();

        var text = textOf(pdf(booking)).replaceAll("[\\u200e\\u200f]", "");
        assertThat(text).contains("東京灯籠会 🏮", "Đường Lê Lợi 4").doesNotContain("□");
        assertThat(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC))
                .contains("مهرجان الأنوار");
    }

    @Test
    void the_mails_bring_them() throws IOException {
        var booking = paid(priced(newOrganizer()), 2, 0);
        refund(booking, "0.00", 0);
        var email = booking.get("buyer_email").asString();
        await().until(() ->
                others.mailsTo(email).stream()
                        .anyMatch(mail -> mail.get("kind").asString().equals("refund-done")));
        for (var mail : others.mailsTo(email)) {
            var files = mail.path("attachments");
            switch (mail.get("kind").asString()) {
                case "booking-confirmed" ->
                        assertAttached(files, "receipt-%d-000001.pdf", "Receipt");
                case "refund-done" -> assertAttached(files, "credit-note-%d-000002.pdf", "Credit");
                default -> assertThat(files.isMissingNode()).isTrue();
            }
        }
        assertThat(
                        jdbc.sql("select count(*) from outbox where payload like '%JVBERi%'")
                                .query(Long.class)
                                .single())
                .as("no file is kept with what is to be told")
                .isZero();
    }

    private void assertAttached(JsonNode files, String name, String word) throws IOException {
        var receipts =
                files.valueStream()
                        .filter(file -> !file.get("file_name").asString().startsWith("tickets-"))
                        .toList();
        assertThat(receipts).hasSize(1);
        var receipt = receipts.getFirst();
        assertThat(receipt.get("file_name").asString()).isEqualTo(name.formatted(year()));
        assertThat(textOf(Base64.getDecoder().decode(receipt.get("content").asString())))
                .contains(word);
    }

    @Test
    void who_is_erased_is_on_no_receipt_but_the_invoiced_company_is() throws IOException {
        var booking = held(priced(newOrganizer()), 1, 0);
        assertThat(invoiceAddress(booking, COMPANY)).hasStatusOk();
        assertThat(pay(booking)).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"receipt-1\",\"email\":\"%s\"}]}"
                                                .formatted(booking.get("buyer_email").asString())))
                .hasStatus(204);

        assertThat(textOf(pdf(booking))).contains("Casa Azul Lda").doesNotContain("Ana Silva");
        assertThat(
                        jdbc.sql("select count(*) from invoice_address where booking_id = ?")
                                .param(id(booking))
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void sellers_are_their_organisers_own() {
        var organizer = newOrganizer();
        putSeller(organizer, SELLER);
        var uri = "/api/sellers/" + organizer;
        assertThat(mvc.get().uri(uri).with(organizerOf(newOrganizer()))).hasStatus(404);
        assertThat(
                        mvc.put()
                                .uri(uri)
                                .with(organizerOf(newOrganizer()))
                                .contentType(APPLICATION_JSON)
                                .content(SELLER))
                .hasStatus(404);
        var seen = json(mvc.get().uri(uri).with(admin()).exchange());
        assertThat(seen.get("number_prefix").asString()).isEqualTo("LN");
        assertProblem(
                mvc.put()
                        .uri(uri)
                        .with(organizerOf(organizer))
                        .contentType(APPLICATION_JSON)
                        .content(SELLER.replace("Europe/Lisbon", "Lisbon"))
                        .exchange(),
                422,
                "invalid-input");
    }

    @Test
    void the_page_keeps_what_was_typed_and_says_what_is_missing() throws Exception {
        var organizer = newOrganizer();
        var path = "/admin/settings/invoicing";
        assertThat(
                        mvc.get()
                                .uri(path)
                                .with(organizerOf(organizer))
                                .exchange()
                                .getResponse()
                                .getContentAsString())
                .contains("lack your name");
        var refused =
                mvc.post()
                        .uri(path)
                        .with(organizerOf(organizer))
                        .param("name", "Riverside Nights Lda")
                        .param("address", "")
                        .param("country", "PT")
                        .param("numberPrefix", "too long a prefix")
                        .param("timeZone", "Europe/Lisbon")
                        .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(refused.getResponse().getContentAsString())
                .contains("Riverside Nights Lda", "TOO LONG A PREFIX");
        var saved =
                mvc.post()
                        .uri(path)
                        .with(organizerOf(organizer))
                        .param("name", "Riverside Nights Lda")
                        .param("address", "Cais 4\r\nLisboa")
                        .param("country", "PT")
                        .param("numberPrefix", "ln")
                        .param("timeZone", "Europe/Lisbon")
                        .exchange();
        assertThat(saved).hasStatus(302);
        assertThat(
                        jdbc.sql("select number_prefix from seller where organizer_id = ?")
                                .param(organizer)
                                .query(String.class)
                                .single())
                .isEqualTo("LN");
    }

    private void putSeller(long organizer, String seller) {
        assertThat(
                        mvc.put()
                                .uri("/api/sellers/{id}", organizer)
                                .with(organizerOf(organizer))
                                .contentType(APPLICATION_JSON)
                                .content(seller))
                .hasStatusOk();
    }

    private MvcTestResult invoiceAddress(JsonNode booking, String body) {
        return mvc.put()
                .uri("/api/bookings/{id}/invoice-address", id(booking))
                .header("Booking-Key", key(booking))
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private byte[] pdf(JsonNode booking) {
        return pdf("/api/bookings/%d/receipt.pdf".formatted(id(booking)), booking);
    }

    private byte[] pdf(JsonNode booking, long receipt) {
        return pdf("/api/bookings/%d/receipts/%d/pdf".formatted(id(booking), receipt), booking);
    }

    private byte[] pdf(String uri, JsonNode booking) {
        var answer = mvc.get().uri(uri).header("Booking-Key", key(booking)).exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        return answer.getResponse().getContentAsByteArray();
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).isNotBlank();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            return new PDFTextStripper().getText(document);
        }
    }
}
