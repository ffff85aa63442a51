package dev.marquee.notification.centre;

import dev.marquee.notification.centre.Readers.Reader;
import dev.marquee.notification.mail.AccountReaders;
import dev.marquee.notification.mail.ReaderMail;
import dev.marquee.notification.mail.Recipient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells owners of accounts what a mail tells them: whoever has confirmed its address, or whom the
 * service that wrote it names.
 */
@Component
class TellReaders implements AccountReaders {

    private final Readers readers;
    private final Notify notify;

    TellReaders(Readers readers, Notify notify) {
        this.readers = readers;
        this.notify = notify;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> withhold(List<ReaderMail> mails) {
        var concerned =
                mails.stream()
                        .filter(mail -> NoticeKind.of(mail.kind().slug()).isPresent())
                        .toList();
        var known =
                readers.byAddress(
                        concerned.stream()
                                .map(mail -> Recipient.key(mail.to()))
                                .collect(Collectors.toSet()));
        var withheld = new HashSet<String>();
        for (var mail : concerned) {
            var reader = reader(mail, known);
            var user = mail.account() != null ? mail.account() : reader == null ? null : id(reader);
            if (user != null && notify.withhold(mail, user, reader)) withheld.add(mail.key());
        }
        return withheld;
    }

    private static Long id(Reader reader) {
        return reader.accountId();
    }

    private @Nullable Reader reader(ReaderMail mail, Map<String, Reader> known) {
        return mail.account() != null
                ? readers.find(mail.account()).orElse(null)
                : known.get(Recipient.key(mail.to()));
    }
}
