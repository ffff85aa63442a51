package dev.marquee.notification.template;

import dev.marquee.notification.content.Letter;
import dev.marquee.notification.content.LetterWriter;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.OwnWords;
import dev.marquee.notification.content.TemplateTestMail;
import dev.marquee.notification.mail.QueueMail;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.language.Language;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.ErrorResponseException;

/**
 * What people do with the words of mails: organisers with their own, admins with anybody's. Others'
 * are not there for organisers: 404.
 */
@Service
class ManageTemplates {

    private final Templates templates;
    private final Brands brands;
    private final UsualWords usual;
    private final LetterWriter letters;
    private final QueueMail queue;
    private final QueueSignal signal;
    private final Languages languages;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    ManageTemplates(
            Templates templates,
            Brands brands,
            UsualWords usual,
            LetterWriter letters,
            QueueMail queue,
            QueueSignal mailSignal,
            Languages languages,
            AuditTrail audit,
            TransactionOperations transaction) {
        this.templates = templates;
        this.brands = brands;
        this.usual = usual;
        this.letters = letters;
        this.queue = queue;
        this.signal = mailSignal;
        this.languages = languages;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Whose words a caller works on.
     *
     * @param organizer null for the caller's own
     * @throws ErrorResponseException 404 for somebody else's, but for admins
     */
    static long whose(Caller caller, @Nullable Long organizer) {
        if (organizer == null || organizer == caller.id()) return caller.id();
        if (!caller.has("ADMIN")) throw Problems.notFound("template");
        return organizer;
    }

    /**
     * Which words.
     *
     * @throws ErrorResponseException 404 if there are no such mails or no such language, too
     */
    TemplateKey key(Caller caller, @Nullable Long organizer, String kind, String lang) {
        return new TemplateKey(
                whose(caller, organizer),
                MailKind.of(kind)
                        .filter(MailKind::isTemplatable)
                        .orElseThrow(() -> Problems.notFound("template")),
                language(lang));
    }

    /** The language of exactly this tag. */
    Language language(String tag) {
        return languages.all().stream()
                .filter(language -> language.tag().equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("template"));
    }

    /** What is there now. */
    TemplateState state(TemplateKey key) {
        var stored = templates.find(key);
        var locale = key.language().locale();
        return new TemplateState(
                key,
                stored.orElse(null),
                stored.filter(own -> !own.baseHash().equals(usual.hash(key.kind(), locale)))
                        .isPresent(),
                usual.subject(key.kind(), locale),
                usual.greeting(locale) + "\n\n",
                letters.preview(key.kind(), locale, null, key.organizer()));
    }

    /**
     * Stores words.
     *
     * @param expected the version that the caller saw, 0 for none; null for any
     * @throws ErrorResponseException 412 if it has changed since, 422 if they cannot be used
     */
    void save(Caller caller, TemplateKey key, @Nullable Long expected, OwnWords words) {
        check(key, words);
        var hash = usual.hash(key.kind(), key.language().locale());
        transaction.executeWithoutResult(status -> {
            if (!templates.put(key, expected, words, hash, caller.id()))
                throw Versions.changed("template");
            audit.record("template.changed", key.target(), words.subject());
        });
    }

    /**
     * Goes back to the usual words. Doing so twice changes nothing.
     *
     * @param expected the version that the caller saw; null for any
     * @throws ErrorResponseException 412 if it has changed since
     */
    void reset(TemplateKey key, @Nullable Long expected) {
        transaction.executeWithoutResult(status -> {
            if (templates.find(key).isEmpty()) return;
            if (!templates.remove(key, expected)) throw Versions.changed("template");
            audit.record("template.reset", key.target(), "");
        });
    }

    /**
     * How a mail reads.
     *
     * @param words that are not stored; null for what is
     * @throws ErrorResponseException 422 if they cannot be used
     */
    Letter preview(TemplateKey key, @Nullable OwnWords words) {
        if (words != null) check(key, words);
        var shown = words == null ? usable(key) : words;
        return letters.preview(key.kind(), key.language().locale(), shown, key.organizer());
    }

    /** What mails go with now: words that cannot be used are left out of those, too. */
    private @Nullable OwnWords usable(TemplateKey key) {
        return stored(key).filter(words -> faults(key, words).isEmpty()).orElse(null);
    }

    /**
     * Mails words to who tries them.
     *
     * @param words that are not stored; null for what is
     * @throws ErrorResponseException 422 if they cannot be used, or the caller has no address that
     *     is known to be theirs
     */
    void test(Caller caller, TemplateKey key, @Nullable OwnWords words) {
        if (words != null) check(key, words);
        if (caller.email().isEmpty() || !caller.emailVerified())
            throw Problems.invalid("email", Text.of("invalid.template-no-address"));
        var shown = words == null ? usable(key) : words;
        transaction.executeWithoutResult(status ->
                queue.handle(
                        "template-test:" + UUID.randomUUID(),
                        MailKind.TEMPLATE_TEST,
                        caller.email(),
                        key.language().locale(),
                        new TemplateTestMail(key.kind(), shown),
                        key.organizer()));
        signal.wake(1);
    }

    private Optional<OwnWords> stored(TemplateKey key) {
        return templates.find(key).map(Template::words);
    }

    /** What is wrong with words; nothing, if they can be used. */
    List<Fault> faults(TemplateKey key, OwnWords words) {
        return words.faults(key.kind(), named(key.organizer()));
    }

    private void check(TemplateKey key, OwnWords words) {
        var faults = faults(key, words);
        if (!faults.isEmpty()) throw Problems.invalid(faults);
    }

    private boolean named(long organizer) {
        return brands.find(organizer).map(brand -> brand.name()).isPresent();
    }
}
