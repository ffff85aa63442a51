package dev.marquee.ticket.export;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files, in parts in the database: every replica has them, a backup has them, and whoever may
 * not read the database may not read them. A file that nobody ended is never shown.
 */
@Component
class ExportFiles {

    private static final int PART = 500_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ExportFiles(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Where a file is written to; counts what it takes. */
    Writing begin(ExportJob job) {
        return new Writing(job);
    }

    /** Part by part: the whole may be large. */
    void send(ExportJob job, OutputStream out) throws IOException {
        for (var part = 0; ; part++) {
            var content =
                    jdbc.sql(
                                    "select content from export_part where job_id = ? and attempt = ? and part = ?")
                            .params(job.id(), job.attempt(), part)
                            .query((row, n) -> row.getBytes(1))
                            .optional();
            if (content.isEmpty()) return;
            out.write(content.get());
        }
    }

    private void store(ExportJob job, int part, byte[] content) {
        transaction.executeWithoutResult(status ->
                jdbc.sql(
                                "insert into export_part (job_id, attempt, part, content) values (?, ?, ?, ?)")
                        .params(job.id(), job.attempt(), part, content)
                        .update());
    }

    /** Each part is stored by itself, in a transaction of its own. */
    final class Writing extends OutputStream {

        private final ExportJob job;
        private final byte[] buffer = new byte[PART];
        private int filled;
        private int parts;

        private Writing(ExportJob job) {
            this.job = job;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            var from = offset;
            var left = length;
            while (left > 0) {
                var taken = Math.min(left, buffer.length - filled);
                System.arraycopy(bytes, from, buffer, filled, taken);
                filled += taken;
                from += taken;
                left -= taken;
                if (filled == buffer.length) storePart();
            }
        }

        private void storePart() {
            store(job, parts, java.util.Arrays.copyOf(buffer, filled));
            parts++;
            filled = 0;
        }

        /** Stores what is left, and returns how many bytes there are. */
        long end() {
            var size = (long) parts * PART + filled;
            if (filled > 0) storePart();
            return size;
        }
    }
}
