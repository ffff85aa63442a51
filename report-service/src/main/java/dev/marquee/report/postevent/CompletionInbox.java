package dev.marquee.report.postevent;

import dev.marquee.platform.jpa.UniqueViolation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the figures of completed events. What is known of an event stays: it may be sent again,
 * and later.
 */
@Component
class CompletionInbox {

    /** More senders of the same events at once than there are. */
    private static final int TRIES = 10;

    private final Completions completions;
    private final TransactionTemplate transaction;

    CompletionInbox(Completions completions, PlatformTransactionManager transactions) {
        this.completions = completions;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * Stores all of these, or none; those that are known already stay as they are. Not to be called
     * in a transaction: who is overtaken by another sender of the same event looks again.
     */
    void store(List<Completion> sent) {
        for (var left = TRIES; left > 1; left--) {
            try {
                storeOnce(sent);
                return;
            } catch (DataIntegrityViolationException e) {
                if (!UniqueViolation.isCauseOf(e)) throw e;
                // Stored by somebody else meanwhile: the next look finds it.
            }
        }
        storeOnce(sent);
    }

    /** In the order of their ids, so that two senders do not wait for each other. */
    private void storeOnce(List<Completion> sent) {
        transaction.executeWithoutResult(status -> {
            var known = new HashSet<Long>();
            completions
                    .findAllById(sent.stream().map(Completion::eventId).toList())
                    .forEach(stored -> known.add(stored.eventId()));
            completions.saveAll(
                    sent.stream()
                            .filter(completion -> known.add(completion.eventId()))
                            .sorted(Comparator.comparingLong(Completion::eventId))
                            .toList());
        });
    }
}
