package dev.marquee.platform.queue;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes old rows of a queue page by page, in the order of the key, which is that of age: what is
 * not old enough is not read.
 *
 * @param done the condition under which a row is done
 */
record QueuePurge(JdbcClient jdbc, TransactionOperations transaction, String table, String done) {

    private static final int PAGE = 500;

    /** Deletes those that are older, and returns how many they were. */
    int before(OffsetDateTime end) {
        var purged = 0;
        var last = 0L;
        while (true) {
            var ids = next(last, end);
            if (ids.isEmpty()) return purged;
            purged += delete(ids);
            if (ids.size() < PAGE) return purged;
            last = ids.getLast();
        }
    }

    private List<Long> next(long last, OffsetDateTime end) {
        return jdbc.sql(
                        "select id from (select id, created_at from %s where id > :last order by id limit %d) p where created_at < :end order by id"
                                .formatted(table, PAGE))
                .param("last", last)
                .param("end", end)
                .query(Long.class)
                .list();
    }

    private int delete(List<Long> ids) {
        return Objects.requireNonNull(
                transaction.execute(status ->
                        jdbc.sql("delete from %s where id in (:ids) and %s".formatted(table, done))
                                .param("ids", ids)
                                .update()));
    }
}
