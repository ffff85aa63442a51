package dev.marquee.notification.inbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** A connection to the mailbox, with a time-out for whatever it does. */
final class ImapFolder implements AutoCloseable {

    /**
     * A mail as the server numbers it.
     *
     * @param size in bytes, as the server says
     * @param receivedAt when the mailbox got it; null where the server does not say
     */
    record Entry(long uid, int size, @Nullable Instant receivedAt) {}

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final MailboxSettings settings;
    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapFolder(MailboxSettings settings, IMAPStore store, IMAPFolder folder) {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
    }

    static ImapFolder open(MailboxSettings settings) throws MessagingException {
        var protocol = settings.useSsl() ? "imaps" : "imap";
        var session = Session.getInstance(properties(settings, protocol));
        var store = (IMAPStore) session.getStore(protocol);
        try {
            store.connect(
                    settings.host(), settings.port(), settings.username(), settings.password());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapFolder(settings, store, folder);
        } catch (MessagingException | RuntimeException e) {
            closeQuietly(store);
            throw e;
        }
    }

    private static Properties properties(MailboxSettings settings, String protocol) {
        var prefix = "mail." + protocol + ".";
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        properties.put(prefix + "connectionpooltimeout", timeout);
        properties.put(prefix + "partialfetch", "true");
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "ssl.checkserveridentity", "true");
        var startTls = String.valueOf(settings.useTls() && !settings.useSsl());
        properties.put(prefix + "starttls.enable", startTls);
        properties.put(prefix + "starttls.required", startTls);
        return properties;
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** Those that came after that one, the oldest first, so many at most. */
    List<Entry> after(long uid, int most) throws MessagingException {
        var found = folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
        var sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        sizes.add(FetchProfile.Item.ENVELOPE);
        sizes.add(UIDFolder.FetchProfileItem.UID);
        // The last one there is comes along, whatever was asked for.
        var newer = new ArrayList<Message>();
        for (var message : Arrays.asList(found))
            if (message != null && folder.getUID(message) > uid) newer.add(message);
        newer.sort(Comparator.comparingInt(Message::getMessageNumber));
        var page = newer.subList(0, Math.min(most, newer.size())).toArray(new Message[0]);
        folder.fetch(page, sizes);
        var entries = new ArrayList<Entry>();
        for (var message : page)
            entries.add(
                    new Entry(
                            folder.getUID(message),
                            Math.max(0, message.getSize()),
                            receivedAt(message)));
        return entries;
    }

    /** By way of its text: that of the library is no time of java.time. */
    private static @Nullable Instant receivedAt(Message message) throws MessagingException {
        var received = message.getReceivedDate();
        if (received == null) return null;
        var text = new MailDateFormat().format(received);
        return ZonedDateTime.parse(text.replaceFirst(" \\(.*", ""), DATE).toInstant();
    }

    /** All of a mail; empty where it is gone, or larger than the server said and is read. */
    Optional<byte[]> read(Entry entry) throws MessagingException, IOException {
        var message = folder.getMessageByUID(entry.uid());
        if (message == null) return Optional.empty();
        ((IMAPMessage) message).setPeek(true);
        var out = new Bounded(settings.maxSize().toBytes());
        try {
            message.writeTo(out);
        } catch (TooLarge e) {
            return Optional.empty();
        }
        return Optional.of(out.bytes.toByteArray());
    }

    /** Says in the mailbox what became of it. */
    void mark(Entry entry, Flags.Flag flag) throws MessagingException {
        var message = folder.getMessageByUID(entry.uid());
        if (message != null) message.setFlag(flag, true);
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | RuntimeException e) {
            // The connection is closed next, whatever state it is in.
        }
        closeQuietly(store);
    }

    private static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException | RuntimeException e) {
            // It was gone already.
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long most;

        private Bounded(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            if (bytes.size() >= most) throw new TooLarge();
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            if (bytes.size() + (long) length > most) throw new TooLarge();
            bytes.write(from, start, length);
        }
    }
}
