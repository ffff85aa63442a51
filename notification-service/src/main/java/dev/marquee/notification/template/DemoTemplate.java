package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.language.Languages;
import java.util.Locale;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the demo's organiser one text of its own, in a service that has sent nothing yet. */
@Component
@Profile("demo")
class DemoTemplate implements ApplicationRunner {

    private static final long ORGANIZER = 2;
    private static final OwnWords WORDS =
            new OwnWords(
                    "A kind reminder: {event}",
                    "Hello {name},\n\nyour place at **{event}** is still yours. We look forward to seeing you on {date}.");

    private final Templates templates;
    private final UsualWords usual;
    private final Languages languages;
    private final JdbcClient jdbc;

    DemoTemplate(Templates templates, UsualWords usual, Languages languages, JdbcClient jdbc) {
        this.templates = templates;
        this.usual = usual;
        this.languages = languages;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (jdbc.sql("select count(*) from mail").query(Long.class).single() > 0) return;
        var english = languages.of(Locale.ENGLISH);
        var kind = MailKind.PAYMENT_REMINDER;
        templates.put(
                new TemplateKey(ORGANIZER, kind, english),
                Templates.NONE,
                WORDS,
                usual.hash(kind, english.locale()),
                ORGANIZER);
    }
}
