package dev.marquee.platform.database;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads all of one moment while others write. It takes no lock, and nobody waits for it.
 *
 * <p>PostgreSQL's "repeatable read" is of one moment. H2's is so for each table alone: each is read
 * as of when it is first asked for. Its "serializable" is of one moment, for all tables.
 */
public final class Snapshot {

    private final TransactionTemplate transaction;

    /**
     * @param longest that reading may take
     */
    public Snapshot(
            PlatformTransactionManager transactions, DataSource database, Duration longest) {
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setTimeout(Math.toIntExact(longest.toSeconds()));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setIsolationLevel(
                isH2(database)
                        ? TransactionDefinition.ISOLATION_SERIALIZABLE
                        : TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private static boolean isH2(DataSource database) {
        try {
            return "H2"
                    .equals(
                            JdbcUtils.<String>extractDatabaseMetaData(
                                    database, it -> it.getDatabaseProductName()));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads in a transaction of its own. */
    public <T> T read(Supplier<T> reader) {
        return Objects.requireNonNull(transaction.execute(status -> reader.get()));
    }
}
