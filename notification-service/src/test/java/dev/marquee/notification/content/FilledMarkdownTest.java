package dev.marquee.notification.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.content.text.FilledMarkdown;
import dev.marquee.notification.content.text.Placeholders;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a reader's values is words in the mail, whatever the values are. */
class FilledMarkdownTest {

    private static final String LINK = "https://tickets.example.org/t/1-abc";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[win](http://x.example)",
                "**bold** _it_ `code`",
                "<script>alert(1)</script>",
                "![pic](http://x.example/p.png)",
                "{link} {event}",
                "& < > \" '",
                "# title",
                "- item",
                "a\r\nBcc: b@example.org",
                "😀 é 日本",
                "\u202Egnp.exe \u2066x\u2069",
            })
    void a_name_stays_a_name(String name) {
        var filled =
                FilledMarkdown.of("Dear {name},\n\n**{name}**", Map.of("name", name, "link", LINK));

        var page = Jsoup.parseBodyFragment(filled.html());
        assertThat(page.select("a, img, script, em, code, h2, li")).isEmpty();
        assertThat(page.select("strong")).hasSize(1);
        assertThat(page.select("strong").getFirst().wholeText()).isEqualTo(name);
        assertThat(filled.text()).contains(name);
    }

    /** The control: put in before it is parsed, a name is whatever it wants to be. */
    @Test
    void put_in_before_it_is_parsed_a_name_becomes_a_link() {
        var filled = FilledMarkdown.of("Dear [win](http://x.example)", Map.of("link", LINK));
        assertThat(Jsoup.parseBodyFragment(filled.html()).select("a")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pay at https://evil.example",
                "Pay at HTTP://evil.example",
                "Pay at www.evil.example",
                "<https://evil.example>",
                "[pay](https://evil.example)",
                "[pay](//evil.example)",
                "[pay][1]\n\n[1]: https&#58;//evil.example",
                "[pay]\n\n[pay]: /e/EV7",
                "https:\\//evil.example",
                "https&#58;//evil.example",
                "www&#46;evil.example",
                "[pay]({link}.evil.example)",
                "[{link}](https&#x3a;//evil.example)",
                "![pay](/e/EV7)",
                "[hello@tejo.example](mailto:other@evil.example)",
                "[answer](mailto:other@evil.example)",
            })
    void whatever_leads_elsewhere_is_found_however_it_is_written(String markdown) {
        assertThat(FilledMarkdown.leadsElsewhere(markdown)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Open {link} or [my tickets]({link}).",
                "Answers go to hello@tejo.example.",
                "Doors: 19:00 // seats [A1] (left)",
                "**Bring** a coat, {name}",
            })
    void the_readers_own_link_leads_nowhere_else(String markdown) {
        assertThat(FilledMarkdown.leadsElsewhere(markdown)).isFalse();
    }

    @Test
    void the_link_can_be_clicked_alone_and_under_other_words() {
        var filled =
                FilledMarkdown.of("Open {link} or [my tickets]({link}).", Map.of("link", LINK));
        assertThat(Jsoup.parseBodyFragment(filled.html()).select("a").eachAttr("href"))
                .containsExactly(LINK, LINK);
        assertThat(filled.text()).contains(LINK);
    }

    @Test
    void what_is_unknown_is_said_with_the_nearest_that_is_not() {
        assertThat(Placeholders.unknownIn("Dear {name} at {plase}"))
                .contains(new Placeholders.Unknown("plase", "place"));
        assertThat(Placeholders.unknownIn("{name} {seats} { x } {}")).isEmpty();
    }

    @Test
    void a_subject_is_one_line_of_200_at_most_and_says_what_it_is() {
        var letter =
                TestLetters.writer()
                        .write(
                                MailKind.MESSAGE_TEST,
                                Locale.ENGLISH,
                                "ana@example.org",
                                mail(
                                        "Hi {name}",
                                        "a\r\nBcc: b@example.org " + "x".repeat(300),
                                        true));
        assertThat(letter.subject()).startsWith("[Test] Hi a Bcc").doesNotContain("\n", "\r");
        assertThat(letter.subject().length()).isLessThanOrEqualTo(200);
        assertThat(letter.from()).isEqualTo("Tejo Arts via Marquee");
        assertThat(letter.html())
                .contains("Hello", "Riverside Stage")
                .contains("only you get this");
        assertThat(letter.text()).contains("EV7-1 (Standing)", "Row A 4");
    }

    private static MessageMail mail(String subject, String name, boolean test) {
        return new MessageMail(
                subject,
                "Hello, {event} is on {date} at {time}, {place}. You have {tickets}: {seats}. {booking} {organizer} {link}",
                new MessageMail.Style(false, test, true),
                name,
                new BookingMail.Event(
                        "EV7",
                        "Lantern Night",
                        Instant.parse("2026-11-28T20:00:00Z"),
                        null,
                        ZoneId.of("Europe/Lisbon"),
                        "Riverside Stage"),
                List.of(new MessageMail.Ticket("EV7-1", "Standing", "Row A 4")),
                1184L,
                null,
                null,
                "Tejo Arts",
                null);
    }
}
