package dev.marquee.auth.privacy;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.privacy.AskForFile.Order;
import dev.marquee.auth.privacy.Sources.Away;
import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.privacy.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the files that were asked for; where a service is away, it is tried again. */
@Component
class MakeFile implements MessageHandler {

    private final StoredFiles files;
    private final Accounts accounts;
    private final Sources sources;
    private final Archive archive;
    private final HouseZone house;
    private final JsonMapper json;

    MakeFile(
            StoredFiles files,
            Accounts accounts,
            Sources sources,
            Archive archive,
            HouseZone house,
            JsonMapper json) {
        this.files = files;
        this.accounts = accounts;
        this.sources = sources;
        this.archive = archive;
        this.house = house;
        this.json = json;
    }

    @Override
    public String topic() {
        return AskForFile.TOPIC;
    }

    /** A service that is away keeps nobody's mails waiting. */
    @Override
    public String lane() {
        return "privacy";
    }

    /** A large file takes as long as a claim. */
    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) throws IOException, Away {
        for (var message : messages) make(json.readValue(message.payload(), Order.class).id());
    }

    private void make(long id) throws IOException, Away {
        var wanted = files.byId(id).filter(file -> !file.isReady());
        if (wanted.isEmpty()) return;
        var account = Optional.ofNullable(wanted.get().accountId()).flatMap(accounts::byId);
        if (account.map(Account::closed).orElse(false)) return;
        var person =
                account.map(MakeFile::person)
                        .orElseGet(() -> new Person(null, List.of(wanted.get().email())));
        var zone = account.map(this::zone).orElseGet(house::zone);
        var file = Files.createTempFile("marquee-export", ".zip");
        try {
            archive.write(file, person, sources.gather(person), wanted.get(), zone);
            files.ready(id, file);
        } catch (Away e) {
            files.away(id, e.service());
            throw e;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** An address that nobody has confirmed may be another's. */
    private static Person person(Account account) {
        return new Person(
                account.id(),
                account.emailVerified() ? List.of(account.email().value()) : List.of());
    }

    private ZoneId zone(Account account) {
        var chosen = account.timeZone();
        return chosen == null ? house.zone() : ZoneId.of(chosen);
    }
}
