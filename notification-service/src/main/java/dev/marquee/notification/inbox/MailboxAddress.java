package dev.marquee.notification.inbox;

import dev.marquee.notification.content.ReplyAddress;
import dev.marquee.platform.value.EmailAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/** Knows which mails are meant for the mailbox. */
@Component
class MailboxAddress {

    private final ReplyAddress address;

    MailboxAddress(ReplyAddress address) {
        this.address = address;
    }

    /** Whether one of them is the mailbox's, with whatever tag. */
    boolean isOurs(List<String> recipients) {
        var own = address.mailbox();
        return own.isPresent()
                && recipients.stream()
                        .flatMap(one -> EmailAddress.parse(one).stream())
                        .anyMatch(one -> one.withoutTag().equals(own.get()));
    }

    /** Whether a mail says that it is from ourselves. */
    boolean isOwn(String from) {
        return EmailAddress.parse(from)
                .map(EmailAddress::withoutTag)
                .filter(one -> address.own().contains(one))
                .isPresent();
    }
}
