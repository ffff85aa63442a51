package dev.marquee.customer.contact;

import java.sql.SQLException;
import java.util.List;
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
                                .prepareStatement(
                                        "select id, name, email, email_key, phone, address from customer");
                var fold =
                        context.getConnection()
                                .prepareStatement(
                                        "update customer set name_key = ?, phone_key = ?, address_key = ?, search_key = ? where id = ?");
                var rows = all.executeQuery()) {
            var waiting = 0;
            while (rows.next()) {
                fold.setString(1, Folded.words(rows.getString("name")));
                fold.setString(2, Folded.phone(rows.getString("phone")));
                fold.setString(3, Folded.address(rows.getString("address")));
                fold.setString(
                        4,
                        Folded.search(
                                rows.getString("name"),
                                rows.getString("phone"),
                                List.of(rows.getString("email"), rows.getString("email_key"))));
                fold.setLong(5, rows.getLong("id"));
                fold.addBatch();
                if (++waiting % BATCH == 0) fold.executeBatch();
            }
            fold.executeBatch();
        }
    }
}
