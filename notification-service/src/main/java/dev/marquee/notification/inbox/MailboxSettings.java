package dev.marquee.notification.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that is read.
 *
 * @param host of its IMAP server; no mailbox is read where there is none
 * @param folder that is read
 * @param useSsl whether the connection is encrypted from its start (993)
 * @param useTls whether it is encrypted with STARTTLS, where it is not from its start
 * @param poll how long to wait before looking again
 * @param maxSize larger mails are left where they are
 * @param newComplaints whether a mail that belongs to no complaint makes one
 * @param timeout of connecting, and of each answer
 */
@Validated
@ConfigurationProperties("marquee.mailbox")
record MailboxSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("true") boolean useSsl,
        @DefaultValue("true") boolean useTls,
        @DefaultValue("1m") @DurationMin(millis = 100) Duration poll,
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("true") boolean newComplaints,
        @DefaultValue("15s") @DurationMin(millis = 100) Duration timeout) {

    boolean present() {
        return !host.isBlank();
    }

    /** What it is called where it is noted how far it is read. */
    String name() {
        return (username == null ? "" : username) + "@" + host + ":" + port + "/" + folder;
    }
}
