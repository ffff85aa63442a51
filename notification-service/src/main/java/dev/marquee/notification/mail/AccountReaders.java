package dev.marquee.notification.mail;

import java.util.List;
import java.util.Set;

/** Hears of mails before they are queued: whoever has an account is told in other ways, too. */
public interface AccountReaders {

    /**
     * In the transaction that queues the mails. The same mails may come again.
     *
     * @return the keys of those that are not to be queued now: they come later, or are not wanted
     */
    Set<String> withhold(List<ReaderMail> mails);
}
