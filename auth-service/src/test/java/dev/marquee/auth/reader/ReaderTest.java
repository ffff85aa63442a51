package dev.marquee.auth.reader;

import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.auth.SentMails;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.NewAccount;
import dev.marquee.auth.account.Role;
import dev.marquee.auth.client.NotificationClient.Reader;
import dev.marquee.platform.value.EmailAddress;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** notification-service knows each account as it is now. */
@AuthServiceTest
class ReaderTest {

    @Autowired Accounts accounts;
    @Autowired SentMails sent;

    @Test
    void whatever_changes_of_an_account_is_told_until_it_is_closed() {
        var email = new EmailAddress("reader-" + UUID.randomUUID() + "@example.org");
        var id =
                accounts.add(
                        new NewAccount("Ana", email, false, null, "hash", Set.of(Role.CUSTOMER)));
        last(id, reader -> reader.email() == null && reader.digest().equals("instant"));
        accounts.confirmEmail(id, email);
        last(id, reader -> email.value().equals(reader.email()));
        accounts.setDigest(id, "daily");
        accounts.setLocale(id, "vi");
        accounts.setTimeZone(id, ZoneId.of("Asia/Ho_Chi_Minh"));
        accounts.setRoles(id, Set.of(Role.SUPPORT));
        last(
                id,
                reader ->
                        reader.digest().equals("daily")
                                && "vi".equals(reader.locale())
                                && "Asia/Ho_Chi_Minh".equals(reader.timeZone())
                                && reader.roles().contains("SUPPORT"));
        accounts.setDisabled(id, true);
        last(id, reader -> reader.roles().isEmpty());
        accounts.close(id, "hash");
        last(id, reader -> reader.closed() && reader.email() == null);
    }

    private void last(long id, Predicate<Reader> expected) {
        await().until(() -> sent.lastReader(id).filter(expected).isPresent());
    }
}
