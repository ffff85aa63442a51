package dev.marquee.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * A migration that computes columns again in Java, a page of rows at a time: for what is stored
 * folded, since no SQL folds the same way on both databases.
 */
public abstract class Refill implements JavaMigration {

    private static final int PAGE = 500;

    private final MigrationVersion version;
    private final String description;

    protected Refill(String version, String description) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
    }

    /** Rows with an {@code id} past the one parameter, in its order, without a limit. */
    protected abstract String select();

    /** An update whose last parameter is the id. */
    protected abstract String update();

    /** The values of the update's other parameters. */
    protected abstract List<String> values(Connection connection, ResultSet row)
            throws SQLException;

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (var page = connection.prepareStatement(select() + " limit " + PAGE);
                var update = connection.prepareStatement(update())) {
            var last = Long.MIN_VALUE;
            for (var full = true; full; ) {
                page.setLong(1, last);
                var count = 0;
                try (var rows = page.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong("id");
                        var values = values(connection, rows);
                        for (var i = 0; i < values.size(); i++)
                            update.setString(i + 1, values.get(i));
                        update.setLong(values.size() + 1, last);
                        update.addBatch();
                        count++;
                    }
                }
                if (count > 0) update.executeBatch();
                full = count == PAGE;
            }
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
