package dev.marquee.notification.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.content.OwnLook.Brand;
import dev.marquee.notification.content.OwnLook.Colours;
import dev.marquee.notification.content.OwnLook.Logo;
import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails in an organiser's own words, with its own look. */
class OwnWordsTest {

    private static final String SITE = "https://tickets.example.org";
    private static final long ORGANIZER = 2;

    private final List<String> broken = new ArrayList<>();

    static Stream<MailKind> kinds() {
        return Arrays.stream(MailKind.values()).filter(MailKind::isTemplatable);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void own_words_come_first_and_what_is_to_be_known_stays(MailKind kind) {
        var words = new OwnWords("Dear {name}", "See **{event}** on {date}, {tickets}.");
        var usual = TestLetters.writer().write(kind, Locale.ENGLISH, "a@b.org", sample(kind));
        var letter = write(kind, words, null, sample(kind));
        assertThat(letter.subject()).isEqualTo("Dear Nguyễn Văn A");
        assertThat(letter.html()).contains("See <strong>Lantern Night</strong> on Thursday 28");
        assertThat(letter.text())
                .startsWith("See Lantern Night on Thursday 28 November 2030,")
                .doesNotContain("??", "Hello Nguyễn");
        for (var fact : List.of("20:00", "Lisbon time", "Riverside Stage", "a@b.org"))
            for (var part : List.of(letter.html(), letter.text()))
                assertThat(part).as(kind.slug()).contains(fact);
        assertThat(letter.pictures()).hasSameSizeAs(usual.pictures());
        for (var amount : List.of("€43.00", "€48.00"))
            assertThat(letter.text().contains(amount))
                    .as("%s names %s as the usual one does", kind.slug(), amount)
                    .isEqualTo(usual.text().contains(amount));
        assertThat(Jsoup.parse(letter.html()).select("a").eachAttr("href"))
                .as("the buttons of the usual one")
                .containsAll(Jsoup.parse(usual.html()).select("a").eachAttr("href"));
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[win](http://evil.example)",
                "**bold** _it_",
                "<img src=x onerror=alert(1)>",
                "{link}",
                "{event}",
                "![x](http://evil.example/p.png)",
                "Nguyễn Thị Ưỡn 🎭",
                "\u202Eevil\u202C"
            })
    void a_name_stays_a_name(String name) {
        var booking = TestMails.booking(name, "Lantern Night", 1);
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        new OwnWords("For {name}", "Hello {name}"),
                        null,
                        booking);
        var page = Jsoup.parse(letter.html());
        var said = PlainLine.name(name);
        assertThat(letter.subject()).isEqualTo("For " + said);
        assertThat(page.select("td div").eachText()).contains("Hello " + said);
        assertThat(page.select("td div").select("a, strong, em, img")).isEmpty();
        assertThat(page.select("[onerror], img[src^=http]")).isEmpty();
        assertThat(letter.text()).startsWith("Hello " + said);
    }

    @Test
    void a_line_break_in_a_value_makes_no_header() {
        var booking = TestMails.booking("Ana\r\nBcc: x@example.org", "Lantern\nNight", 1);
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        new OwnWords("{name}, {event}", "Hello"),
                        null,
                        booking);
        assertThat(letter.subject()).isEqualTo("Ana Bcc: x@example.org, Lantern Night");
    }

    @Test
    void a_long_subject_is_shortened_and_no_letter_is_cut_in_half() {
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        new OwnWords("🎭".repeat(30) + "{event}{event}{event}", "Hello"),
                        null,
                        TestMails.booking("Ana", "🎟".repeat(80), 1));
        assertThat(letter.subject().codePointCount(0, letter.subject().length())).isEqualTo(200);
        assertThat(letter.subject()).endsWith("…").doesNotContain("\uFFFD");
    }

    @Test
    void the_link_opens_the_booking_and_is_put_into_no_other_address() {
        var booking = TestMails.booking("Ana", "Lantern Night", 1);
        var letter =
                write(
                        MailKind.BOOKING_CONFIRMED,
                        new OwnWords("x", "[Yours]({link}) [theirs](https://evil.example/?{link})"),
                        null,
                        booking);
        var links = Jsoup.parse(letter.html()).select("td div a").eachAttr("href");
        assertThat(links.getFirst()).isEqualTo(booking.link());
        assertThat(links.getLast()).startsWith("https://evil.example/").doesNotContain("/t/");
        assertThat(letter.html()).doesNotContain("evil.example/?http");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{evnt} | BOOKING_CONFIRMED | has {evnt}, which is no placeholder. Did you mean {event}?",
                "{nmae} | WAITING_OFFERED | has {nmae}, which is no placeholder. Did you mean {name}?",
                "{booking} | WAITING_OFFERED | has {booking}, which stands for nothing in this mail",
                "{seats} | WAITING_CLOSED | has {seats}, which stands for nothing in this mail",
                "{booking} | TRANSFER_OFFERED | has {booking}, which stands for nothing in this mail"
            })
    void what_stands_for_nothing_is_named(String body, MailKind kind, String message) {
        assertThat(new OwnWords("x", body).faults(kind, true))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("body");
                    assertThat(((Text) fault.message()).english()).isEqualTo(message);
                });
    }

    @Test
    void the_organiser_s_name_has_to_be_known_before_it_is_written() {
        var words = new OwnWords("x", "Yours, {organizer}");
        assertThat(words.faults(MailKind.BOOKING_CONFIRMED, true)).isEmpty();
        assertThat(words.faults(MailKind.BOOKING_CONFIRMED, false)).hasSize(1);
        var booking = TestMails.booking("Ana", "Lantern Night", 1);
        var named = write(MailKind.BOOKING_CONFIRMED, words, brand(null), booking);
        assertThat(named.text()).startsWith("Yours, Tejo Arts Council");
    }

    @Test
    void words_that_cannot_be_used_leave_the_usual_ones_and_are_reported() {
        var booking = TestMails.booking("Ana", "Lantern Night", 2);
        for (var body :
                List.of(
                        "Hello {gone}",
                        "Yours, {organizer}",
                        " ",
                        "![](http://evil.example/p.png)")) {
            broken.clear();
            var letter = write(MailKind.BOOKING_CONFIRMED, new OwnWords("x", body), null, booking);
            assertThat(letter.subject()).isEqualTo("Your tickets for Lantern Night");
            assertThat(letter.text()).contains("You’re in, Ana", "Here are your 2 tickets");
            assertThat(broken).as(body).hasSize(1);
        }
    }

    @Test
    void the_logo_comes_with_the_mail_and_the_colour_is_used() {
        var booking = TestMails.booking("Ana", "Lantern Night", 1);
        var look = brand(new Logo(new byte[] {1, 2, 3}, 120, 40));
        var letter = write(MailKind.BOOKING_CONFIRMED, null, look, booking);
        var image = Jsoup.parse(letter.html()).select("img[src^=cid:logo]").first();
        assertThat(image).isNotNull();
        assertThat(image.attr("alt")).isEqualTo("Tejo Arts Council");
        assertThat(image.attr("width") + "x" + image.attr("height")).isEqualTo("120x40");
        assertThat(letter.pictures())
                .extracting(Letter.Picture::address)
                .contains("cid:logo@marquee");
        assertThat(letter.html())
                .contains("background:#0b5394", ".m-link{color:#9fc5e8!important}")
                .contains("Tejo Arts Council", "Marquee")
                .contains("You’re in, Ana");
        assertThat(letter.standalone()).doesNotContain("cid:");
    }

    @Test
    void who_has_no_brand_gets_the_mail_of_the_house() {
        var booking = TestMails.booking("Ana", "Lantern Night", 1);
        assertThat(write(MailKind.BOOKING_CONFIRMED, null, null, booking).html())
                .isEqualTo(
                        TestLetters.writer()
                                .write(
                                        MailKind.BOOKING_CONFIRMED,
                                        Locale.ENGLISH,
                                        "a@b.org",
                                        booking)
                                .html())
                .contains("#2b1026", "#ffb633", ".m-link{color:#ffc766!important}");
    }

    private static Brand brand(@Nullable Logo logo) {
        return new Brand("Tejo Arts Council", new Colours("#0b5394", "#9fc5e8"), logo);
    }

    private static MailContent sample(MailKind kind) {
        return SampleMails.of(kind, SITE);
    }

    private Letter write(
            MailKind kind, @Nullable OwnWords words, @Nullable Brand brand, MailContent content) {
        var look =
                new OwnLook() {
                    @Override
                    public Optional<OwnWords> words(long id, MailKind of, Locale locale) {
                        return Optional.ofNullable(words);
                    }

                    @Override
                    public Optional<Brand> brand(long id) {
                        return Optional.ofNullable(brand);
                    }

                    @Override
                    public void broken(long id, MailKind of, Locale locale, String why) {
                        broken.add(why);
                    }
                };
        return TestLetters.writer(look).write(kind, Locale.ENGLISH, "a@b.org", content, ORGANIZER);
    }
}
