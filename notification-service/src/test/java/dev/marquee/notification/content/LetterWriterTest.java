package dev.marquee.notification.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.notification.mail.TestMails;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterWriterTest {

    private static final String LINK = "https://tickets.example.org/t/ww-0123456789abcdefghijklmno";

    private static final String TO = "minhchau@example.org";

    private final LetterWriter writer = TestLetters.writer();

    @Test
    void a_confirmation_says_everything_a_buyer_needs_in_both_parts() {
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        TestMails.booking("Minh Châu", "Lantern Night: jazz on the river", 3));
        assertThat(letter.subject()).isEqualTo("Your tickets for Lantern Night: jazz on the river");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            "You’re in, Minh Châu",
                            "Here are your 3 tickets for",
                            "Lantern Night: jazz on the river",
                            "Saturday 28 November 2026, 20:00",
                            "Lisbon time",
                            "Riverside Stage, Cais do Farol 8, Lisbon",
                            "EV07-160",
                            "EV07-161",
                            "EV07-162",
                            "Standing",
                            LINK,
                            "Booking 1184",
                            TO)
                    .doesNotContain("??");
        assertThat(letter.text()).doesNotContain("<", "&");
        assertThat(letter.pictures()).hasSize(3);
        assertThat(letter.pictures())
                .allSatisfy(picture ->
                        assertThat(letter.html()).contains("\"" + picture.address() + "\""));
        assertThat(letter.standalone()).doesNotContain("cid:").contains("data:image/png;base64,");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFER_OFFERED", "WAITING_OFFERED"})
    void until_when_something_is_offered_is_said_in_words(MailKind kind) {
        var event = TestMails.booking("Minh Châu", "Lantern Night", 1).event();
        var until = Instant.parse("2026-11-27T16:48:00Z");
        var letter =
                write(
                        kind,
                        kind == MailKind.TRANSFER_OFFERED
                                ? new TransferMail(
                                        "Ben", "Ana", event, "EV07-160", "Standing", LINK, until)
                                : new WaitingMail(
                                        "Ben", event, "Standing", 1, null, until, null, LINK));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("Friday 27 November 2026, 16:48 (Lisbon time)")
                    .doesNotContainPattern("[A-Z]\\w+\\[\\w+=");
    }

    @Test
    void letters_with_two_marks_come_out_as_they_are_typed() {
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        TestMails.booking("Nguyễn Thị Ưỡn ₫", "Đêm nhạc Ữ Ỹ ₫", 1));
        assertThat(letter.subject()).contains("Đêm nhạc Ữ Ỹ ₫");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains("Nguyễn Thị Ưỡn ₫", "Đêm nhạc Ữ Ỹ ₫");
    }

    @Test
    void one_ticket_is_spoken_of_as_one() {
        assertThat(
                        write(
                                        MailKind.BOOKING_CONFIRMED,
                                        TestMails.booking("Ana", "Lantern Night", 1))
                                .text())
                .contains("Here is your ticket for Lantern Night.");
    }

    @Test
    void each_picture_decodes_to_its_ticket_s_token() throws Exception {
        var booking = TestMails.booking("Ana", "Lantern Night", 2);
        var pictures = write(MailKind.BOOKING_CONFIRMED, booking).pictures();
        for (int n = 0; n < 2; n++)
            assertThat(decode(pictures.get(n).png())).isEqualTo(booking.tickets().get(n).token());
        var image = ImageIO.read(new ByteArrayInputStream(pictures.getFirst().png()));
        assertThat(image.getWidth()).isEqualTo(pictures.getFirst().side() * 2);
        for (int x = 0; x < 4 * 8; x++)
            assertThat(image.getRGB(x, image.getHeight() / 2)).as("quiet zone").isEqualTo(-1);
    }

    @Test
    void a_cancellation_names_the_tickets_and_opens_nothing() {
        var letter =
                write(
                        MailKind.BOOKING_CANCELLED,
                        TestMails.booking("Ana Ribeiro", "Lantern Night", 2));
        assertThat(letter.subject()).isEqualTo("Cancelled: Lantern Night");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("Hello Ana Ribeiro,", "EV07-160", "EV07-161", "Your 2 tickets")
                    .doesNotContain("??", TestMails.token("EV07-160"));
        assertThat(letter.pictures()).isEmpty();
    }

    @Test
    void what_was_paid_is_said_with_the_tickets_and_nothing_is_called_free() {
        var letter = write(MailKind.BOOKING_CONFIRMED, TestMails.paid("EUR", "48.00", null, null));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("You paid €48.00.", "see what you get back")
                    .doesNotContain("??", "free of charge");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUND_REQUESTED, We have your request, until that",
        "REFUND_APPROVED, €43.00 is on its way back, no longer valid",
        "REFUND_DONE, €43.00 was sent back, until your bank shows it",
        "REFUND_REJECTED, Your refund was refused, valid again",
        "PAYMENT_RETURNED, €43.00 is on its way back, could not use your payment"
    })
    void a_letter_about_money_says_how_much_and_what_of_the_tickets(
            MailKind kind, String title, String words) {
        var letter = write(kind, TestMails.paid("EUR", "48.00", "43.00", "Get well soon"));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            title,
                            "€43.00",
                            "€5.00",
                            "Get well soon",
                            "EV07-160",
                            "You paid €48.00.")
                    .containsIgnoringCase(words)
                    .doesNotContain("??", TestMails.token("EV07-160"));
        assertThat(letter.pictures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PAYMENT_AWAITED, bank-transfer, How to pay €48.00, IBAN DE02",
        "PAYMENT_REMINDER, bank-transfer, We have not received €48.00 yet, IBAN DE02",
        "PAYMENT_AWAITED, cash, How to pay €48.00, in cash at the door"
    })
    void a_letter_about_a_payment_to_come_says_how_and_until_when(
            MailKind kind, String method, String title, String words) {
        var letter = write(kind, TestMails.toPay(method));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(title, words, "RF71 0000 1184", "EV07-160", "/lookup")
                    .doesNotContain("??", TestMails.token("EV07-160"));
        assertThat(letter.pictures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bank-transfer, as soon as your bank transfer of €48.00 is here",
        "cash, when you have paid €48.00 in cash"
    })
    void a_letter_about_a_difference_to_pay_says_that_nothing_changes_until_then(
            String method, String words) {
        var letter = write(MailKind.PAYMENT_AWAITED, TestMails.differenceToPay(method));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(words, "they stay as before", "RF71 0000 1184", "EV07-160", "/lookup")
                    .doesNotContain("??", "back on sale", "give the tickets back");
    }

    @Test
    void a_letter_about_changed_tickets_brings_them_with_why_and_what_goes_back() {
        var letter =
                write(
                        MailKind.TICKETS_CHANGED,
                        TestMails.paid("EUR", "38.00", "10.00", "As we said"));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("Your tickets were changed", "€10.00", "As we said", "EV07-160")
                    .doesNotContain("??");
    }

    @Test
    void a_letter_about_a_difference_leads_to_where_it_is_paid() {
        var letter =
                write(
                        MailKind.DIFFERENCE_ASKED,
                        TestMails.paid("EUR", "10.00", null, "As we said"));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            "€10.00 to pay for your change", "As we said", "Pay €10.00", "EV07-160")
                    .doesNotContain("??");
        assertThat(letter.pictures()).isEmpty();
    }

    @Test
    void a_reason_that_is_a_code_is_put_in_words_and_amounts_have_their_currencys_digits() {
        var letter =
                write(
                        MailKind.PAYMENT_RETURNED,
                        TestMails.paid("VND", "150000", "150000", "sold-out"));
        assertThat(letter.text())
                .contains("the tickets were sold by then", "₫150,000")
                .doesNotContain("??", "sold-out", "₫0");
    }

    @Test
    void a_cancelled_event_says_what_goes_back() {
        var letter = write(MailKind.EVENT_CANCELLED, TestMails.paid("EUR", "48.00", "48.00", null));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains("You get €48.00 back").doesNotContain("??");
    }

    @Test
    void a_reservation_says_until_when_in_the_event_s_zone_and_brings_no_code_and_no_name() {
        var letter =
                write(
                        MailKind.BOOKING_RESERVED,
                        TestMails.reserved(
                                "URGENT: see https://evil.example",
                                "Lantern Night",
                                2,
                                Instant.parse("2026-07-01T17:42:00Z")));
        assertThat(letter.subject()).isEqualTo("Reserved: Lantern Night");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            "2 tickets are reserved with this address for",
                            "They are kept until Wednesday 1 July 2026, 18:42 (Lisbon time).",
                            "EV07-160",
                            "EV07-161",
                            "you need do nothing")
                    .doesNotContain("??", "evil", TestMails.token("EV07-160"));
        assertThat(letter.pictures()).isEmpty();
    }

    @Test
    void a_reservation_that_costs_something_says_how_to_pay() {
        var letter = write(MailKind.BOOKING_RESERVED, TestMails.reservedToPay("IDR", "388500.00"));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part.replace("&nbsp;", "\u00a0"))
                    .contains(
                            "Reserved, not paid yet",
                            "IDR\u00a0388,500 by then",
                            "Pay IDR\u00a0388,500",
                            "/t/1a-abc/pay",
                            "If it is not paid in time")
                    .doesNotContain("??", "388,500.00", "Confirm the reservation");
        assertThat(letter.pictures()).isEmpty();
    }

    @Test
    void a_change_of_time_and_place_says_what_was_and_what_is_and_that_the_tickets_stay_valid() {
        var letter =
                write(
                        MailKind.EVENT_CHANGED,
                        TestMails.change(
                                "Minh Châu",
                                "Lantern Night",
                                "2026-11-27T19:00:00Z",
                                "Old Town Hall, Lisbon"));
        assertThat(letter.subject()).isEqualTo("Changed: Lantern Night");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            "New time and place: Lantern Night",
                            "Hello Minh Châu,",
                            "Your 2 tickets are still valid",
                            "Friday 27 November 2026, 19:00 (Lisbon time)",
                            "Saturday 28 November 2026, 20:00 (Lisbon time)",
                            "Old Town Hall, Lisbon",
                            "Riverside Stage, Cais do Farol 8, Lisbon",
                            "EV07-160",
                            LINK,
                            "Booking 1184",
                            TO)
                    .doesNotContain("??", TestMails.token("EV07-160"));
        assertThat(letter.text())
                .containsSubsequence("Before: Friday 27", "Now: Saturday 28")
                .containsSubsequence("Before: Old Town Hall", "Now: Riverside Stage")
                .doesNotContain("<", "&");
        assertThat(letter.pictures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-11-28T20:00:00Z|Old Town Hall|New place: Lantern Night|Before: Old Town Hall",
                "2026-11-28T20:00:00Z|-|New place: Lantern Night|Before: not said yet",
                "2026-11-27T19:00:00Z|Riverside Stage, Cais do Farol 8, Lisbon|New time: Lantern Night|Before: Friday 27",
                "2026-11-28T20:00:00Z|Riverside Stage, Cais do Farol 8, Lisbon|Lantern Night has changed|Now is the same as before"
            })
    void a_change_names_only_what_is_different(
            String before, String place, String title, String words) {
        var text =
                write(
                                MailKind.EVENT_CHANGED,
                                TestMails.change("Ana", "Lantern Night", before, place))
                        .text();
        assertThat(text).contains(title);
        if (title.endsWith("has changed")) assertThat(text).doesNotContain("Before:", "Now:");
        else assertThat(text).contains(words).containsOnlyOnce("Before:").containsOnlyOnce("Now:");
    }

    @Test
    void a_cancelled_event_is_said_to_be_off_and_its_tickets_open_nothing() {
        var letter = write(MailKind.EVENT_CANCELLED, TestMails.booking("Ana", "Lantern Night", 2));
        assertThat(letter.subject()).isEqualTo("Cancelled: Lantern Night");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            "Lantern Night is cancelled",
                            "Hello Ana,",
                            "your 2 tickets are cancelled",
                            "Saturday 28 November 2026, 20:00",
                            "EV07-160",
                            "EV07-161")
                    .doesNotContain("??", TestMails.token("EV07-160"));
        assertThat(letter.pictures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"BOOKING_CONFIRMED", "EVENT_CHANGED", "EVENT_CANCELLED", "BOOKING_CANCELLED"})
    void a_letter_about_a_hundred_tickets_is_not_cut_by_mail_programs(MailKind kind) {
        var booking = TestMails.booking("Nguyễn Thị Minh Châu", "Lantern Night", 100);
        var content =
                kind == MailKind.EVENT_CHANGED
                        ? new ChangeMail(
                                1184,
                                booking.buyerName(),
                                booking.event(),
                                booking.tickets(),
                                booking.link(),
                                null,
                                new ChangeMail.Before(Instant.EPOCH, null, ZoneId.of("UTC"), null))
                        : booking;

        var letter = write(kind, content);

        assertThat(letter.html().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(102 * 1024 / 2);
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("100 tickets", "EV07-160", "EV07-179", "80 more")
                    .doesNotContain("EV07-180", "??");
        if (kind.admits()) assertThat(letter.text()).contains("80 more", LINK);
        assertThat(letter.pictures()).hasSize(kind.admits() ? LetterWriter.MOST_TICKETS : 0);
    }

    @Test
    void the_link_opens_the_codes_and_once_it_is_removed_the_address_is_asked_for() {
        var booking = TestMails.booking("Ana", "Lantern Night", 1);
        var fresh = write(MailKind.BOOKING_CONFIRMED, booking);
        for (var part : List.of(fresh.html(), fresh.text()))
            assertThat(part)
                    .contains("Open my tickets", LINK + "/cancel")
                    .doesNotContain("/lookup");

        var kept = write(MailKind.BOOKING_CONFIRMED, booking.withoutSecrets());
        for (var part : List.of(kept.html(), kept.text()))
            assertThat(part)
                    .contains("Find my tickets", "https://tickets.example.org/lookup")
                    .doesNotContain("/t/", "null");
    }

    @Test
    void each_letter_about_a_booking_brings_the_calendar_its_newest_entry() {
        var booking = TestMails.booking("Ana", "Lantern; Night", 1);
        assertThat(calendar(write(MailKind.BOOKING_CONFIRMED, booking)))
                .contains(
                        "METHOD:PUBLISH",
                        "UID:39d1be46-42ed-3f1a-8f73-edc1cbe2dafd-EV07@marquee",
                        "SEQUENCE:3",
                        "DTSTAMP:20261101T100000Z",
                        "LAST-MODIFIED:20261101T100000Z",
                        "DTSTART;TZID=Europe/Lisbon:20261128T200000",
                        "SUMMARY:Lantern\\; Night",
                        "STATUS:CONFIRMED");
        assertThat(
                        calendar(
                                write(
                                        MailKind.EVENT_CHANGED,
                                        TestMails.change(
                                                "Ana",
                                                "Lantern Night",
                                                "2026-11-27T19:00:00Z",
                                                null))))
                .contains("SEQUENCE:3", "UID:39d1be46-42ed-3f1a-8f73-edc1cbe2dafd-EV07@marquee");
        var off =
                new BookingMail(
                        1184,
                        "Ana",
                        booking.event(),
                        booking.tickets(),
                        null,
                        new BookingMail.Calendar(4, Instant.parse("2026-11-02T10:00:00Z"), true),
                        null);
        assertThat(calendar(write(MailKind.EVENT_CANCELLED, off)))
                .contains(
                        "SEQUENCE:4",
                        "STATUS:CANCELLED",
                        "UID:39d1be46-42ed-3f1a-8f73-edc1cbe2dafd-EV07@marquee");
        var none =
                new BookingMail(1184, "Ana", booking.event(), booking.tickets(), null, null, null);
        assertThat(write(MailKind.BOOKING_CANCELLED, none).attachments()).isEmpty();
    }

    private static List<String> calendar(Letter letter) {
        var file = letter.attachments().getFirst();
        assertThat(letter.attachments()).hasSize(1);
        assertThat(file.fileName()).isEqualTo("EV07.ics");
        assertThat(file.mediaType()).isEqualTo("text/calendar; charset=UTF-8; method=PUBLISH");
        return List.of(new String(file.content(), StandardCharsets.UTF_8).split("\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"true, 410 Gone", "false, nothing for 3 days"})
    void the_owner_of_a_paused_webhook_is_told_why(boolean gone, String why) {
        var letter =
                write(
                        MailKind.WEBHOOK_PAUSED,
                        new WebhookMail(
                                "Till <b>\r\nBcc: x@y.org",
                                "https://hooks.example.org/a?b=1&c=<i>",
                                gone,
                                3,
                                "https://tickets.example.org/admin/webhooks/7"));
        assertThat(letter.subject()).isEqualTo("Paused: webhook Till <b> Bcc: x@y.org");
        assertThat(letter.html()).doesNotContain("<b>", "<i>", "??");
        assertThat(letter.text())
                .contains(
                        why,
                        "https://hooks.example.org/a?b=1&c=<i>",
                        "https://tickets.example.org/admin/webhooks/7")
                .doesNotContain("??");
    }

    @Test
    void an_organiser_reads_which_event_is_full_of_reservations() {
        var letter =
                write(
                        MailKind.ACCOUNT_CHANGED,
                        new AccountMail(
                                "Olga",
                                "mostly-unconfirmed",
                                Instant.parse("2026-11-25T14:05:30Z"),
                                "",
                                "https://tickets.example.org/admin/events/EV07",
                                "Lantern Night {0}",
                                null));
        assertThat(letter.subject()).isEqualTo("Many reservations: Lantern Night {0}");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(
                            "many tickets of Lantern Night {0} are reserved",
                            "once a day at most", "https://tickets.example.org/admin/events/EV07")
                    .doesNotContain("??", "new password");
        assertThat(letter.html()).contains("Look at the event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Free tickets! https://evil.example/login | Free tickets! evil.example /login",
                "HTTPS://HTTPS://evil.example | evil.example",
                "see www.evil.example now | see evil.example now",
                "evil.example/login | evil.example /login",
                "AC/DC vs. Rock @ the Dock | AC/DC vs. Rock @ the Dock",
                "Café 3.0: St. John's/Jazz | Café 3.0: St. John's/Jazz"
            })
    void no_subject_carries_a_strangers_link_or_more_than_a_line(String typed, String read) {
        for (var kind :
                List.of(
                        MailKind.BOOKING_CONFIRMED,
                        MailKind.BOOKING_CANCELLED,
                        MailKind.EVENT_CANCELLED))
            assertThat(write(kind, TestMails.booking("Ana", typed + "\r\nBcc: all", 1)).subject())
                    .endsWith(read + " Bcc: all");
        var invitation = new LinkMail("Ana", "https://t.example.org/x?token=1", 60, typed);
        var letter = write(MailKind.INVITATION, invitation);
        assertThat(letter.subject()).doesNotContain("://", "www.").hasSizeLessThan(70);
        var paused = new WebhookMail(typed, "https://hooks.example.org", true, 1, "https://t/x");
        assertThat(write(MailKind.WEBHOOK_PAUSED, paused).subject()).endsWith(read);
    }

    @Test
    void long_names_are_shortened_in_one_place() {
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        TestMails.booking("x".repeat(100), "🎷".repeat(100), 1));
        assertThat(letter.subject()).isEqualTo("Your tickets for " + "🎷".repeat(79) + "…");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains("x".repeat(39) + "…").doesNotContain("x".repeat(40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "{{7*7}} ${7*7} [[1]]",
                "=cmd|' /C calc'!A1",
                "עברית \u202Egpj.exe",
                "🎷 日本語 محمد"
            })
    void what_people_type_is_only_ever_text_in_every_letter_about_a_booking(String words) {
        for (var kind :
                List.of(
                        MailKind.BOOKING_CONFIRMED,
                        MailKind.BOOKING_CANCELLED,
                        MailKind.EVENT_CHANGED,
                        MailKind.EVENT_CANCELLED)) {
            var content =
                    kind == MailKind.EVENT_CHANGED
                            ? TestMails.change(words, words, "2026-11-27T19:00:00Z", words)
                            : TestMails.booking(words, words, 1);
            var letter = write(kind, content);
            var plain = PlainLine.of(words);
            assertThat(letter.subject()).endsWith(plain).doesNotContain("\u202E", "\n", "49");
            assertThat(letter.text()).contains(plain).doesNotContain("\u202E", "49 49");
            assertThat(letter.html()).doesNotContain("<img src=x", "\u202E", "??");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRANSFER_OFFERED|A ticket for Lantern Night|Ana <b> offers you a ticket for",
                "TRANSFER_DECLINED|Your ticket for Lantern Night was declined|Ana <b> does not take your ticket for",
                "TRANSFER_EXPIRED|Your ticket for Lantern Night is still yours|Ana <b> has not answered in time",
                "TICKET_HANDED_ON|Your ticket for Lantern Night is handed on|Ana <b> has accepted your ticket for"
            })
    void who_hands_on_a_ticket_and_who_gets_it_read_about_it(
            MailKind kind, String subject, String words) {
        var link = "https://tickets.example.org/h/offer/2a-0123456789abcdefghijklmno";
        var offered = kind == MailKind.TRANSFER_OFFERED;
        var content =
                new TransferMail(
                        "Ben {0}",
                        "Ana <b>",
                        TestMails.booking("Ana", "Lantern Night", 1).event(),
                        "EV07-160",
                        "Standing",
                        offered ? link : null,
                        offered ? Instant.parse("2026-11-22T09:30:00Z") : null);
        var letter = write(kind, content);
        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.text())
                .contains(
                        words, "Lantern Night", "EV07-160", "Standing", "Saturday 28 November 2026")
                .doesNotContain("??", "&lt;");
        assertThat(letter.html())
                .contains("Ana &lt;b&gt;", "EV07-160")
                .doesNotContain("Ana <b>", "??");
        assertThat(letter.pictures()).isEmpty();
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part.contains(link)).isEqualTo(offered);
        var later = write(kind, content.withoutSecrets());
        assertThat(later.html()).doesNotContain(link);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WAITING_CONFIRM|Confirm your place on the waiting list for Lantern Night|you asked for a place|Confirm my place",
                "WAITING_OFFERED|Tickets for Lantern Night are yours, for a while|tickets came back for|See what is yours",
                "WAITING_RAN_OUT|Your offer for Lantern Night ran out|you did not take|See my place",
                "WAITING_PASSED|You are no longer on the waiting list for Lantern Night|Two offers ran out|See my place",
                "WAITING_CLOSED|The waiting list for Lantern Night has ended|no more tickets are offered|Thank you for waiting"
            })
    void who_waits_reads_what_became_of_their_place(
            MailKind kind, String subject, String words, String action) {
        var link = "https://tickets.example.org/w/2a-0123456789abcdefghijklmno";
        var offered = kind == MailKind.WAITING_OFFERED;
        var content =
                new WaitingMail(
                        "Ben {0}",
                        TestMails.booking("Ana", "Lantern Night", 1).event(),
                        "Stalls <b>",
                        3,
                        offered ? 5 : null,
                        offered ? Instant.parse("2026-11-22T09:30:00Z") : null,
                        kind == MailKind.WAITING_PASSED ? "ran-out" : null,
                        link);
        var letter = write(kind, content);
        assertThat(letter.subject()).isEqualTo(subject);
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains(words, action, "3 tickets", "Lantern Night", "Ben {0}")
                    .doesNotContain("??");
        assertThat(letter.html()).contains("Stalls &lt;b&gt;").doesNotContain("Stalls <b>");
        assertThat(letter.text().contains(link)).isEqualTo(kind != MailKind.WAITING_CLOSED);
        assertThat(letter.text().contains("You wanted 5")).isEqualTo(offered);
        assertThat(letter.text().contains("22 November 2026")).isEqualTo(offered);
        assertThat(write(kind, content.withoutSecrets()).text()).doesNotContain(link);
    }

    @Test
    void where_there_are_wallets_the_mail_leads_to_them() {
        var booking = TestMails.booking("Ana", "Lantern Night", 2);
        var without = write(MailKind.BOOKING_CONFIRMED, booking);
        var offered =
                new BookingMail(
                        booking.bookingId(),
                        booking.buyerName(),
                        booking.event(),
                        booking.tickets(),
                        booking.link(),
                        booking.calendar(),
                        null,
                        null,
                        true);
        var with = write(MailKind.BOOKING_CONFIRMED, offered);
        for (var part : List.of(with.html(), with.text()))
            assertThat(part).contains("Add to your phone’s wallet", booking.link() + "#wallets");
        for (var part : List.of(without.html(), without.text()))
            assertThat(part).doesNotContain("wallet");
        assertThat(write(MailKind.BOOKING_CONFIRMED, offered.withoutSecrets()).html())
                .doesNotContain("wallet");
    }

    @Test
    void a_holder_reads_of_one_ticket_with_its_code() {
        var letter =
                write(MailKind.HOLDER_TICKET, TestMails.booking("Ben Ode", "Lantern Night", 1));
        assertThat(letter.subject()).isEqualTo("Your ticket for Lantern Night");
        assertThat(letter.pictures()).hasSize(1);
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("You’re in, Ben Ode", "This ticket is yours alone", LINK)
                    .doesNotContain("Can’t come?", "/cancel", "??");
        var cancelled =
                write(MailKind.HOLDER_CANCELLED, TestMails.booking("Ben Ode", "Lantern Night", 1));
        assertThat(cancelled.subject()).isEqualTo("Your ticket for Lantern Night is cancelled");
        assertThat(cancelled.pictures()).isEmpty();
        for (var part : List.of(cancelled.html(), cancelled.text()))
            assertThat(part).contains("Your ticket is cancelled").doesNotContain("??");
    }

    @Test
    void a_link_is_shown_until_it_is_removed() {
        var link = "https://tickets.example.org/lookup/open?token=abc&x=1";
        var letter = write(MailKind.LOOKUP_LINK, new LookupMail(link, 20));
        assertThat(letter.text()).contains(link, "20 minutes");
        assertThat(letter.html())
                .contains("href=\"https://tickets.example.org/lookup/open?token=abc&amp;x=1\"");
        var later = write(MailKind.LOOKUP_LINK, new LookupMail(link, 20).withoutSecrets());
        for (var part : List.of(later.html(), later.text()))
            assertThat(part).contains("is not kept here").doesNotContain("token=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERIFY_EMAIL|1440|Confirm your address|24 hours",
                "PASSWORD_RESET|30|Choose a new password|30 minutes",
                "ACCOUNT_EXISTS|30|You have an account already|30 minutes",
                "INVITATION|10080|Ada <b> invites you to Marquee|7 days"
            })
    void a_link_of_an_account_says_what_it_does_and_how_long_it_works(
            MailKind kind, int minutes, String subject, String valid) {
        var link = "https://tickets.example.org/verify-email?token=abc";
        var content = new LinkMail("Mai {0} <i>", link, minutes, "Ada <b>");
        var letter = write(kind, content);
        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.text()).contains("Hello Mai {0} <i>,", link, valid, TO);
        assertThat(letter.html())
                .contains("href=\"" + link + "\"", "Hello Mai {0} &lt;i&gt;,", valid)
                .doesNotContain("<i>", "Ada <b>");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).doesNotContain("??", "you booked");
        var later = write(kind, content.withoutSecrets());
        for (var part : List.of(later.html(), later.text()))
            assertThat(part).contains("is not kept here").doesNotContain("token=");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT_CONFIRM, Is this your complaint?",
        "COMPLAINT_RECEIVED, We got your complaint",
        "COMPLAINT_ANSWERED, An answer for you"
    })
    void a_mail_about_a_complaint_says_what_was_answered_and_where_to_go_on(
            MailKind kind, String title) {
        var link = "https://tickets.example.org/complaints/2f-0abc";
        var content =
                new ComplaintMail(
                        "Mai <b>",
                        87,
                        "Cold {0}",
                        "Sorry <i>.\nThe heating works.",
                        "Sam Oduya",
                        link,
                        "2f-0000000000000000000000abc",
                        null,
                        null);
        var letter = write(kind, content);
        assertThat(letter.text()).contains(title, "Mai <b>", "Complaint 87: Cold {0}", link);
        assertThat(letter.html())
                .contains(title, "Sorry &lt;i&gt;.", "href=\"" + link)
                .doesNotContain("??", "<i>");
        var later = write(kind, content.withoutSecrets());
        for (var part : List.of(later.html(), later.text()))
            assertThat(part).doesNotContain("/complaints/", "??");
    }

    @Test
    void a_report_has_its_figures_and_the_way_to_leave_it() {
        var page = "https://tickets.example.org/admin/reports/schedules/3";
        var leave = "https://tickets.example.org/report-mails/token";
        var content =
                new ReportMail(
                        "The <week>",
                        "Ana Ribeiro",
                        "23 Nov 2026 to 29 Nov 2026",
                        List.of(new ReportMail.Line("Tickets booked", "164 (12 more)")),
                        "Monday at 08:00",
                        null,
                        true,
                        page,
                        leave);
        var letter = write(MailKind.REPORT_SCHEDULED, content);
        assertThat(letter.subject()).isEqualTo("Report: The <week>: 23 Nov 2026 to 29 Nov 2026");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("Tickets booked", "164 (12 more)", "due on Monday at 08:00")
                    .contains("attached files", page, leave, "Ana Ribeiro set up this report")
                    .doesNotContain("??", "too large");
        assertThat(letter.html()).contains("The &lt;week&gt;").doesNotContain("<week>");
        var later = write(MailKind.REPORT_SCHEDULED, content.withoutSecrets());
        for (var part : List.of(later.html(), later.text()))
            assertThat(part).doesNotContain("/report-mails/", "??");
    }

    @Test
    void a_report_leads_whoever_cannot_sign_in_to_no_page() {
        var leave = "https://tickets.example.org/report-mails/token";
        var letter =
                write(
                        MailKind.REPORT_SCHEDULED,
                        new ReportMail(
                                "The week",
                                "Ana Ribeiro",
                                "29 Nov 2026",
                                List.of(),
                                null,
                                null,
                                true,
                                leave,
                                leave));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains(leave).doesNotContain("Look at the report", "??");
    }

    @Test
    void somebody_is_asked_whether_they_want_a_report() {
        var link = "https://tickets.example.org/report-mails/token";
        var letter =
                write(
                        MailKind.REPORT_CONFIRM,
                        new ReportMail(
                                "The week",
                                "Ana Ribeiro",
                                "Every day at 08:00",
                                List.of(),
                                null,
                                null,
                                false,
                                link,
                                null));
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part)
                    .contains("Ana Ribeiro wants to send you the report “The week”")
                    .contains("Every day at 08:00", link)
                    .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "owner-gone, Your account is disabled",
        "no-rights, You may not see its figures any more",
        "event-gone, is not there any more"
    })
    void an_owner_is_told_why_a_report_is_paused(String why, String said) {
        var link = "https://tickets.example.org/admin/reports/schedules/3";
        var letter =
                write(
                        MailKind.REPORT_PAUSED,
                        new ReportMail(
                                "The week", "Ana", "", List.of(), null, why, false, link, null));
        assertThat(letter.subject()).isEqualTo("Paused: report The week");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains(said, link, "not sent to anybody").doesNotContain("??");
    }

    @Test
    void a_head_of_the_audit_trail_stands_on_a_line_of_its_own() {
        var line =
                "{\"head\":{\"day\":\"2026-11-29\",\"seq\":12345},\"signature\":\"00\",\"type\":\"head\"}";
        var letter =
                write(MailKind.AUDIT_HEAD, new HeadMail("2026-11-29", 12345, "0".repeat(64), line));
        assertThat(letter.subject()).isEqualTo("Audit trail: signed head of 2026-11-29");
        assertThat(letter.text().lines()).contains(line);
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains("as far as entry 12345").doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({"true, Welcome on board", "false, Your request is refused"})
    void a_decision_about_a_role_says_which_way_it_went(boolean approved, String title) {
        var link = "https://tickets.example.org/login";
        var letter =
                write(
                        MailKind.ROLE_DECISION,
                        new RoleMail("Mai Tran", "ORGANIZER", approved, link));
        assertThat(letter.subject()).isEqualTo("Your request is decided");
        for (var part : List.of(letter.html(), letter.text()))
            assertThat(part).contains("Hello Mai Tran,", title, "organiser").doesNotContain("??");
        assertThat(letter.text().contains(link)).isEqualTo(approved);
    }

    @ParameterizedTest
    @CsvSource({
        "password-changed, Your password was changed",
        "email-changed, The address of your account was changed",
        "two-step-on, Two steps are on",
        "two-step-off, Two steps are off",
        "recovery-codes, You have new recovery codes",
        "passkey-added, A passkey was added",
        "passkey-removed, A passkey was removed",
        "'factors-removed', 'Two steps are off, and passkeys are removed'",
        "'api-client-added', 'An API client was made'",
        "'api-client-revoked', 'An API client was revoked'",
        "'webhook-added', 'A webhook was added'",
        "'webhook-changed', 'A webhook was changed'",
        "'webhook-removed', 'A webhook was deleted'",
        "'wrong-codes', 'Somebody who knows your password tried codes'",
        "'codes-locked', 'The codes of your app are refused for now'",
        "'data-exported', 'A file of your data was asked for'"
    })
    void a_change_says_what_when_from_where_and_what_to_do(String change, String subject) {
        var link = "https://tickets.example.org/forgot-password";
        var at = Instant.parse("2026-11-25T14:05:30Z");
        var letter =
                write(
                        MailKind.ACCOUNT_CHANGED,
                        new AccountMail("Mai <b>Tran", change, at, "192.0.2.7", link, null, null));
        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.html()).contains("Mai &lt;b&gt;Tran").doesNotContain("??");
        for (var part : List.of(letter.html(), letter.text())) {
            assertThat(part)
                    .contains(subject, "Wednesday 25 November 2026, 14:05 UTC", "192.0.2.7");
            assertThat(part.contains("Did you ask us to?"))
                    .isEqualTo(change.equals("factors-removed"));
            if (change.equals("email-changed")) assertThat(part).doesNotContain(link);
            else assertThat(part).contains(link);
        }
        var nowhere = new AccountMail("Mai", change, at, "", link, null, "Asia/Ho_Chi_Minh");
        assertThat(write(MailKind.ACCOUNT_CHANGED, nowhere).text())
                .contains("25 November 2026, 21:05, Ho Chi Minh time.")
                .doesNotContain("from the address", "UTC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "\"><script>alert(1)</script>",
                "${7*7} #{x} [[${subject}]] __${1}__",
                "{0} {1} ' {",
                "O'Neill"
            })
    void what_people_type_is_only_ever_text(String words) {
        var letter = write(MailKind.BOOKING_CONFIRMED, TestMails.booking(words, words, 1));
        assertThat(letter.html()).doesNotContain("<img src=x", "<script").contains("You’re in, ");
        assertThat(letter.text()).contains("You’re in, " + words).contains("ticket for " + words);
        assertThat(letter.subject()).isEqualTo("Your tickets for " + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田 花子", "נועה לוי", "محمد علي", "Zoë 🎷🎟️ Nguyễn", "👩‍👩‍👧"})
    void names_of_every_script_arrive_as_they_are(String name) {
        var letter = write(MailKind.BOOKING_CONFIRMED, TestMails.booking(name, name, 1));
        for (var part : List.of(letter.html(), letter.text(), letter.subject()))
            assertThat(part).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    'Ana\r\nBcc: all@example.org', 'Ana Bcc: all@example.org'
                    'Ana\nRibeiro', 'Ana Ribeiro'
                    """)
    void line_breaks_in_names_become_spaces(String name, String line) {
        var raw = name.replace("\\r", "\r").replace("\\n", "\n");
        var letter = write(MailKind.BOOKING_CONFIRMED, TestMails.booking(raw, raw, 1));
        assertThat(letter.subject()).isEqualTo("Your tickets for " + line);
        assertThat(letter.text()).contains("You’re in, " + line);
    }

    @Test
    void a_name_takes_no_more_room_than_names_take() {
        var letter =
                write(MailKind.BOOKING_CONFIRMED, TestMails.booking("𝒜".repeat(100), "Jazz", 1));
        assertThat(letter.text()).contains("𝒜".repeat(39) + "…").doesNotContain("𝒜".repeat(40));
        assertThat(letter.html()).contains("𝒜".repeat(39) + "…").doesNotContain("𝒜".repeat(40));
    }

    @Test
    void marks_that_reorder_text_are_dropped() {
        assertThat(PlainLine.of("Ana\u202Egpj.exe\u2066x\u2029y\u0000"))
                .isEqualTo("Ana gpj.exe x y");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Ho_Chi_Minh, 'Sunday 29 November 2026, 03:00', Ho Chi Minh time",
        "America/Argentina/Buenos_Aires, 'Saturday 28 November 2026, 17:00', Buenos Aires time",
        "UTC, 'Saturday 28 November 2026, 20:00', Coordinated Universal Time"
    })
    void times_are_told_in_the_event_s_zone(String zone, String when, String name) {
        var usual = TestMails.booking("Ana", "Lantern Night", 1);
        var event = usual.event();
        var there =
                new BookingMail(
                        1,
                        "Ana",
                        new BookingMail.Event(
                                "EV07",
                                "Lantern Night",
                                event.startsAt(),
                                Instant.parse("2026-11-28T22:30:00Z"),
                                ZoneId.of(zone),
                                null),
                        usual.tickets(),
                        null,
                        null,
                        null);
        assertThat(write(MailKind.BOOKING_CONFIRMED, there).text())
                .contains(when + "–", name)
                .doesNotContain("Where");
    }

    private Letter write(MailKind kind, MailContent content) {
        return writer.write(kind, Locale.ENGLISH, TO, content);
    }

    private static String decode(byte[] png) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                .getText();
    }
}
