package dev.marquee.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.OwnWords;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.mail.TestMails.Database;
import dev.marquee.platform.language.Languages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored of words and looks, on both databases. */
@ParameterizedClass
@EnumSource(Database.class)
class TemplatesTest {

    private static final AtomicLong ORGANIZERS = new AtomicLong();
    private static final OwnWords WORDS = new OwnWords("Hello {event}", "Dear {name} ưỡn 🎭");

    @Parameter Database kind;

    private final TemplateKey key =
            new TemplateKey(
                    ORGANIZERS.incrementAndGet(),
                    MailKind.BOOKING_CONFIRMED,
                    Languages.onlyEnglish().house());
    private DataSource database;
    private Templates templates;

    @BeforeEach
    void open() {
        database = kind.empty();
        templates =
                TestMails.transactional(
                        new Templates(JdbcClient.create(database), Clock.systemUTC()), database);
    }

    @Test
    void words_are_stored_as_they_are_and_only_over_what_was_seen() {
        assertThat(templates.find(key)).isEmpty();
        assertThat(templates.put(key, 7L, WORDS, "hash", 1)).isFalse();
        assertThat(templates.put(key, Templates.NONE, WORDS, "hash", 1)).isTrue();
        var stored = templates.find(key).orElseThrow();
        assertThat(stored.words()).isEqualTo(WORDS);
        assertThat(templates.put(key, Templates.NONE, WORDS, "hash", 1)).isFalse();
        assertThat(templates.put(key, stored.version(), WORDS, "hash", 1)).isTrue();
        assertThat(templates.put(key, stored.version(), WORDS, "hash", 1)).isFalse();
        assertThat(templates.remove(key, stored.version())).isFalse();
        assertThat(templates.remove(key, null)).isTrue();
        assertThat(templates.remove(key, null)).isTrue();
        assertThat(templates.put(key, null, WORDS, "hash", 1)).isTrue();
        assertThat(templates.find(key).orElseThrow().version()).isGreaterThan(stored.version());
    }

    @Test
    void broken_is_noted_once_and_mended_by_new_words() {
        assertThat(templates.broke(key, "nothing is there")).isFalse();
        templates.put(key, null, WORDS, "hash", 1);
        assertThat(templates.broke(key, "x".repeat(600))).isTrue();
        assertThat(templates.broke(key, "again")).isFalse();
        assertThat(templates.find(key).orElseThrow().brokenWhy()).hasSize(500);
        assertThat(templates.broken(100))
                .extracting(Template::organizerId)
                .contains(key.organizer());
        templates.put(key, null, WORDS, "hash", 1);
        assertThat(templates.find(key).orElseThrow().isBroken()).isFalse();
    }

    @Test
    void of_many_who_write_at_once_over_the_same_one_is_stored() throws Exception {
        templates.put(key, null, WORDS, "hash", 1);
        var seen = templates.find(key).orElseThrow().version();
        assertThat(stored(seen)).as("each saw the same").isEqualTo(1);
        assertThat(stored(null)).as("the control: nobody says what they saw").isEqualTo(8);
    }

    private long stored(Long expected) throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            var writers =
                    IntStream.range(0, 8)
                            .<Callable<Boolean>>mapToObj(
                                    n -> () -> templates.put(key, expected, WORDS, "hash", n))
                            .toList();
            var stored = new ArrayList<Boolean>();
            for (var done : pool.invokeAll(writers)) stored.add(done.get());
            return stored.stream().filter(it -> it).count();
        }
    }

    @Test
    void the_newest_look_is_kept() {
        var brands = TestMails.transactional(new Brands(JdbcClient.create(database)), database);
        var organizer = key.organizer();
        brands.put(organizer, new BrandPush(3, "Tejo", "#0b5394", "#9fc5e8", null));
        var logo = new BrandPush.LogoFile(new byte[] {1, 2, 3}, 120, 40);
        brands.put(organizer, new BrandPush(4, "Tejo Arts", null, null, logo));
        brands.put(organizer, new BrandPush(2, "Old", null, null, null));
        var brand = brands.find(organizer).orElseThrow();
        assertThat(brand.name()).isEqualTo("Tejo Arts");
        assertThat(brand.colours()).isNull();
        assertThat(brand.logo().png()).containsExactly(1, 2, 3);
        assertThat(brands.names()).containsEntry(organizer, "Tejo Arts");
        brands.put(organizer, new BrandPush(5, null, null, null, null));
        assertThat(brands.find(organizer).orElseThrow().logo()).isNull();
    }
}
