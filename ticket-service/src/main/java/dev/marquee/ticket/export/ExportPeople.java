package dev.marquee.ticket.export;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.TicketLinks;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whom files name. The tables do not say it later: addresses are corrected, tickets handed on and
 * events given to others.
 */
@Component
class ExportPeople {

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TicketLinks links;

    ExportPeople(JdbcTemplate jdbc, PlatformTransactionManager transactions, TicketLinks links) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // also beside the snapshot that is read
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.links = links;
    }

    /** What stands for an address in the table. */
    String key(String address) {
        var one = EmailAddress.parse(address).map(EmailAddress::value).orElse(address);
        return links.signed("export", 0, one);
    }

    /** Notes whom this file names; {@link Noting#end} before it is shown. */
    Noting noting(ExportJob job) {
        return new Noting(job);
    }

    private void store(ExportJob job, Set<String> people) {
        transaction.executeWithoutResult(status ->
                jdbc.batchUpdate(
                        "insert into export_person (job_id, person) values (?, ?) on conflict do nothing",
                        people.stream()
                                .map(person -> new Object[] {job.id(), key(person)})
                                .toList()));
    }

    final class Noting implements Consumer<Collection<String>> {

        private final ExportJob job;
        private final Set<String> people = new HashSet<>();

        private Noting(ExportJob job) {
            this.job = job;
        }

        @Override
        public void accept(Collection<String> addresses) {
            people.addAll(addresses);
            if (people.size() >= AT_ONCE) end();
        }

        void end() {
            if (!people.isEmpty()) store(job, people);
            people.clear();
        }
    }
}
