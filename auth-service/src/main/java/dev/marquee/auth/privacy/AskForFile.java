package dev.marquee.auth.privacy;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.AccountClosed;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Somebody wants to see what is stored about them. The file is made afterwards. */
@Component
class AskForFile {

    static final String TOPIC = "personal-export";

    /** How soon the next may be asked for. */
    static final Duration PAUSE = Duration.ofDays(1);

    /** A file to be made. */
    record Order(long id) {}

    private final StoredFiles files;
    private final JdbcClient jdbc;
    private final AccountNotices notices;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    AskForFile(
            StoredFiles files,
            JdbcClient jdbc,
            AccountNotices notices,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.notices = notices;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether the next file may be asked for. */
    boolean isOver(Optional<PersonalFile> last) {
        return last.map(file -> !file.askedAt().plus(PAUSE).isAfter(clock.instant())).orElse(true);
    }

    /**
     * Orders a file of what is stored about an account's owner, who is told that it was asked for.
     *
     * @throws org.springframework.web.ErrorResponseException 409 export-asked-for where there was
     *     one within a day
     */
    @Transactional
    public PersonalFile of(Account account, Locale locale) {
        files.purge();
        // who asks twice at once asks one after the other
        jdbc.sql("select id from account where id = ? for update")
                .param(account.id())
                .query(Long.class)
                .single();
        var id = order(StoredFiles.asker(account.id()), account.id(), "", locale);
        audit.record("account.exported", "account:" + account.id(), "");
        notices.tell(account, AccountChange.DATA_EXPORTED);
        return files.byId(id).orElseThrow();
    }

    /**
     * Orders the same for a guest, who has proved to read at this address.
     *
     * @throws org.springframework.web.ErrorResponseException 409 export-asked-for where there was
     *     one within a day
     */
    @Transactional
    public PersonalFile of(EmailAddress guest, Locale locale) {
        files.purge();
        var id = order(StoredFiles.asker(guest.value()), null, guest.value(), locale);
        audit.record("guest.exported", "export:" + id, "");
        return files.byId(id).orElseThrow();
    }

    private long order(String asker, @Nullable Long account, String email, Locale locale) {
        if (!isOver(files.of(asker))) throw askedFor();
        long id;
        try {
            id = files.add(asker, account, email, locale.toLanguageTag());
        } catch (DuplicateKeyException atTheSameTime) {
            throw askedFor();
        }
        outbox.publish(TOPIC, UUID.randomUUID().toString(), new Order(id));
        return id;
    }

    private static ErrorResponseException askedFor() {
        return Problems.problem(
                HttpStatus.CONFLICT, "export-asked-for", Text.of("problem.export-asked-for"));
    }

    @EventListener
    void forget(AccountClosed closed) {
        files.forget(StoredFiles.asker(closed.id()));
    }
}
