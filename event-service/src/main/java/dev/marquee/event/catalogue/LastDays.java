package dev.marquee.event.catalogue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on which day the events end that were stored before; which day it is, their zones know. */
@Component
class LastDays implements JavaMigration {

    private record Day(long event, LocalDate last) {}

    @Override
    public void migrate(Context context) throws Exception {
        var days = new ArrayList<Day>();
        try (var select =
                        context.getConnection()
                                .prepareStatement(
                                        "select id, ends_at, time_zone from event where ends_at is not null");
                var events = select.executeQuery()) {
            while (events.next())
                days.add(
                        new Day(
                                events.getLong(1),
                                EventDetails.endsOn(
                                        events.getObject(2, OffsetDateTime.class).toInstant(),
                                        ZoneId.of(events.getString(3)))));
        }
        try (var update =
                context.getConnection()
                        .prepareStatement("update event set ends_on = ? where id = ?")) {
            for (var day : days) {
                update.setObject(1, day.last());
                update.setLong(2, day.event());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("10");
    }

    @Override
    public String getDescription() {
        return "last days of events with an end";
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
