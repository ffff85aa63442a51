package dev.marquee.customer.contact;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folds what was stored before anything was: no SQL takes accents away on both databases. */
@Component
public class FoldedNames implements JavaMigration {

    private static final int BATCH = 500;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "folded names";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (var all =
                        context.getConnection()
                                .prepareStatement("select id, name, phone, address from customer");
                var fold =
                        context.getConnection()
                                .prepareStatement(
                                        "update customer set name_key = ?, phone_key = ?, address_key = ? where id = ?");
                var rows = all.executeQuery()) {
            var waiting = 0;
            while (rows.next()) {
                fold.setString(1, Folded.words(rows.getString("name")));
                fold.setString(2, Folded.phone(rows.getString("phone")));
                fold.setString(3, Folded.address(rows.getString("address")));
                fold.setLong(4, rows.getLong("id"));
                fold.addBatch();
                if (++waiting % BATCH == 0) fold.executeBatch();
            }
            fold.executeBatch();
        }
    }
}
