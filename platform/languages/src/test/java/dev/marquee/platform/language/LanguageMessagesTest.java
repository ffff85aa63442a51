package dev.marquee.platform.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** How texts are read, in English and in a language that is put beside it. */
class LanguageMessagesTest {

    private static final Locale XY = Locale.forLanguageTag("pt-PT");

    @TempDir Path folder;
    private LanguageMessages messages;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(
                folder.resolve("pt.properties"),
                """
                language.name=Português
                language.locale=pt-PT
                ticket.left={0, plural, one {# bilhete} other {# bilhetes}}
                ticket.its=O bilhete d''{0}
                platform.platform.close=Fechar
                ticket.broken={0, plural, one {# bilhete}
                event.only=de outro serviço
                """);
        messages =
                new LanguageMessages(
                        Languages.read(folder, "en", true),
                        "ticket",
                        Map.of(
                                "left", "{0,choice,1#1 ticket|1<{0,number} tickets}",
                                "its", "It's {0}",
                                "plain", "It's yours",
                                "doubled", "It''s yours",
                                "filled-in", "{0} of {1}, it's yours",
                                "broken", "{0} tickets",
                                "only", "of this service",
                                "platform.close", "Close"));
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    @Test
    void one_rule_counts_for_apostrophes() {
        assertThat(text("its", Locale.ENGLISH, "Ana")).isEqualTo("It's Ana");
        assertThat(text("plain", Locale.ENGLISH)).isEqualTo("It's yours");
        assertThat(text("doubled", Locale.ENGLISH)).isEqualTo("It's yours");
        assertThat(text("its", XY, "Ana")).isEqualTo("O bilhete d'Ana");
    }

    @Test
    void plurals_and_numbers_are_those_of_the_language() {
        assertThat(text("left", Locale.ENGLISH, 1)).isEqualTo("1 ticket");
        assertThat(text("left", Locale.ENGLISH, 1200)).isEqualTo("1,200 tickets");
        assertThat(text("left", XY, 1)).isEqualTo("1 bilhete");
        assertThat(text("left", XY, 12000)).isEqualTo("12\u00A0000 bilhetes");
    }

    @Test
    void what_is_missing_or_unreadable_is_said_in_english() {
        assertThat(text("plain", XY)).isEqualTo("It's yours");
        assertThat(text("broken", XY, 12000)).isEqualTo("12,000 tickets");
        assertThat(text("only", XY)).isEqualTo("of this service");
        assertThat(text("platform.close", XY)).isEqualTo("Fechar");
        assertThatThrownBy(() -> text("nothing", XY)).isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void however_many_regions_are_asked_for_texts_are_read_once() {
        for (var region : Locale.getISOCountries()) text("plain", Locale.of("en", region));
        assertThat(text("plain", XY)).isSameAs(text("plain", XY));
        assertThat(text("plain", Locale.ENGLISH)).isSameAs(text("plain", Locale.ENGLISH));
        var late = Locale.of("en", "ZW");
        assertThat(text("plain", late)).isSameAs(text("plain", late));
    }

    @Test
    void scripts_get_the_places_of_values() {
        assertThat(text("filled-in", Locale.ENGLISH)).isEqualTo("{0} of {1}, it's yours");
        assertThat(messages.getMessage("filled-in", null, Locale.ENGLISH))
                .isEqualTo("{0} of {1}, it's yours");
    }

    @Test
    void defaults_are_texts_too() {
        assertThat(messages.getMessage("nothing", new Object[] {5}, "It's {0}", Locale.ENGLISH))
                .isEqualTo("It's 5");
        assertThat(
                        messages.getMessage(
                                new DefaultMessageSourceResolvable(
                                        new String[] {"none", "its"},
                                        new Object[] {
                                            new DefaultMessageSourceResolvable("platform.close")
                                        }),
                                Locale.ENGLISH))
                .isEqualTo("It's Close");
    }

    @Test
    void many_may_read_one_text_at_once() throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var read =
                    java.util.stream.IntStream.range(2, 500)
                            .mapToObj(n -> readers.submit(() -> text("left", Locale.ENGLISH, n)))
                            .toList();
            for (var n = 2; n < 500; n++)
                assertThat(read.get(n - 2).get()).isEqualTo(n + " tickets");
        }
    }

    @Test
    void the_language_for_trying_out_keeps_what_is_no_word() {
        var pseudo = Locale.forLanguageTag("en-XA");
        assertThat(text("its", pseudo, "Ana")).startsWith("[Îţ'š Ana").endsWith("]");
        assertThat(text("left", pseudo, 1)).startsWith("[1 ţîçķéţ").endsWith("]");
        assertThat(text("left", pseudo, 1200)).startsWith("[1,200 ţîçķéţš");
        assertThat(text("filled-in", pseudo, 1, 2)).startsWith("[1 öƒ 2, îţ'š ýöûŕš");
        assertThat(text("plain", pseudo)).hasSizeBetween(15, 18);
    }
}
