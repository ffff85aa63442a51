package dev.marquee.notification.inbox;

import dev.marquee.notification.content.ReplyAddress;
import dev.marquee.notification.inbox.MailboxState.Lease;
import dev.marquee.notification.inbox.message.MailReader;
import dev.marquee.notification.inbox.message.ReceivedMail;
import dev.marquee.notification.inbox.message.Unreadable;
import dev.marquee.platform.config.Sha256;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads what is new in the mailbox, once, whoever else does. */
@Component
class ReadMailbox {

    private static final Logger log = LoggerFactory.getLogger(ReadMailbox.class);
    private static final int PAGE = 100;

    /** Renewed with each mail. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration BEFORE_THE_FIRST = Duration.ofDays(7);

    private final MailboxSettings settings;
    private final MailboxState state;
    private final SortMail sort;
    private final MailboxAddress address;
    private final MailReader reader;

    ReadMailbox(
            MailboxSettings settings,
            MailboxState state,
            SortMail sort,
            MailboxAddress address,
            ReplyAddress addresses) {
        this.settings = settings;
        this.state = state;
        this.sort = sort;
        this.address = address;
        this.reader = new MailReader(addresses.host());
    }

    /**
     * Reads some; whether there may be more.
     *
     * @throws MessagingException if the mailbox cannot be read just now
     */
    boolean run() throws MessagingException {
        var lease = state.claim(settings.name(), LEASE);
        if (lease.isEmpty()) return false;
        String error = "broken off";
        try (var folder = ImapFolder.open(settings)) {
            var more = read(folder, lease.get());
            error = null;
            return more;
        } catch (MessagingException e) {
            error = String.valueOf(e.getMessage());
            throw e;
        } finally {
            state.release(settings.name(), lease.get(), shortened(error));
        }
    }

    private boolean read(ImapFolder folder, Lease lease) throws MessagingException {
        var validity = folder.uidValidity();
        // Numbered anew: all is looked at again, and what came before is known by its Message-ID.
        var last = validity == lease.uidValidity() ? lease.lastUid() : 0;
        var entries = folder.after(last, PAGE);
        for (var entry : entries) {
            if (!isOld(entry, lease)) {
                var verdict = sorted(folder, entry);
                // Left: somebody reads it there. The rest is done with.
                folder.mark(
                        entry,
                        verdict == InboundVerdict.LEFT ? Flags.Flag.FLAGGED : Flags.Flag.SEEN);
            }
            if (!state.advance(settings.name(), lease, validity, entry.uid(), LEASE)) return false;
        }
        return entries.size() == PAGE;
    }

    /** A mailbox may have been there for years before we read it: that is not touched. */
    private static boolean isOld(ImapFolder.Entry entry, Lease lease) {
        return entry.receivedAt() != null
                && entry.receivedAt().isBefore(lease.since().minus(BEFORE_THE_FIRST));
    }

    private InboundVerdict sorted(ImapFolder folder, ImapFolder.Entry entry)
            throws MessagingException {
        var unread = Sha256.of("uid:" + settings.name() + ":" + entry.uid());
        if (entry.size() > settings.maxSize().toBytes())
            return sort.left(unread, entry.uid(), "too-large");
        ReceivedMail mail;
        try {
            var bytes = folder.read(entry);
            if (bytes.isEmpty()) return sort.left(unread, entry.uid(), "too-large");
            mail = reader.read(bytes.get());
        } catch (Unreadable | IOException e) {
            log.warn("mail {} of the mailbox cannot be read: {}", entry.uid(), e.getMessage());
            return sort.left(unread, entry.uid(), "unreadable");
        }
        if (mail.automatic() == null && address.isOwn(mail.from())) mail = mail.asOwn();
        try {
            return sort.handle(mail, entry.uid());
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // It would fail next time as well, and all that came after it would wait for ever.
            // Where
            // the database is the cause, this fails, too, and the mail is read again.
            log.error("mail {} of the mailbox cannot be sorted", entry.uid(), e);
            return sort.left(mail.hash(), entry.uid(), "unreadable");
        }
    }

    private static @org.jspecify.annotations.Nullable String shortened(
            @org.jspecify.annotations.Nullable String text) {
        return text == null || text.length() <= 300 ? text : text.substring(0, 300);
    }
}
