package dev.marquee.notification.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Gives no connection as often as it is told, and fails as a broken installation does. */
public final class FaultyDatabase extends DelegatingDataSource {

    private final AtomicInteger faults = new AtomicInteger();

    public FaultyDatabase(DataSource database) {
        super(database);
    }

    /** Fails the next times. */
    public void fail(int times) {
        faults.set(times);
    }

    /** How often it will fail yet. */
    public int faults() {
        return faults.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0)
            throw new NoClassDefFoundError("a class is lost");
        return super.getConnection();
    }
}
