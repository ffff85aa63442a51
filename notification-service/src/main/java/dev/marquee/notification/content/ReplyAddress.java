package dev.marquee.notification.content;

import dev.marquee.platform.value.EmailAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where answers to our mails go, if a mailbox is read; and which addresses are our own. */
@Component
public class ReplyAddress {

    private final Optional<EmailAddress> mailbox;
    private final boolean tags;
    private final String host;
    private final Set<EmailAddress> own = new HashSet<>();

    /**
     * @param host of the mailbox; empty where none is read
     * @param address of the mailbox
     * @param username its name on the server, which often is its address
     * @param tags whether it also gets what is sent to {@code name+tag@…}
     * @param from whom our mails come from
     */
    ReplyAddress(
            @Value("${marquee.mailbox.host:}") String host,
            @Value("${marquee.mailbox.address:}") String address,
            @Value("${marquee.mailbox.username:}") String username,
            @Value("${marquee.mailbox.tags:true}") boolean tags,
            @Value("${marquee.mail.smtp.from}") String from) {
        this.mailbox =
                host.isBlank()
                        ? Optional.empty()
                        : EmailAddress.parse(address.isBlank() ? username : address)
                                .map(EmailAddress::withoutTag);
        this.tags = tags;
        this.host = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        mailbox.ifPresent(own::add);
        EmailAddress.parse(from).map(EmailAddress::withoutTag).ifPresent(own::add);
    }

    /** The mailbox that is read. */
    public Optional<EmailAddress> mailbox() {
        return mailbox;
    }

    /** What stands in the Message-IDs of our mails, and says whose they are. */
    public String host() {
        return host;
    }

    /** Addresses that nobody but ourselves writes from, without their tags. */
    public Set<EmailAddress> own() {
        return Set.copyOf(own);
    }

    /** Where an answer goes that is known by this token; empty where no answer is read. */
    public Optional<String> of(String token) {
        return mailbox.map(EmailAddress::value)
                .map(value -> tags ? value.replaceFirst("@", "+c-" + token + "@") : value);
    }
}
