package dev.marquee.ticket.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What organisers said of themselves as sellers. */
@Component
public class Sellers {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sellers(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The organiser, if it has said anything of itself. */
    public Optional<Seller> find(long organizer) {
        return jdbc.sql("select * from seller where organizer_id = ?")
                .param(organizer)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Stores it in place of what was there. Receipts that were made keep what they say. */
    void save(Seller seller) {
        transaction.executeWithoutResult(status -> {
            insertIfMissing(seller);
            write(seller);
        });
    }

    private void insertIfMissing(Seller seller) {
        jdbc.sql(
                        """
                        insert into seller (organizer_id, name, address, country, number_prefix, time_zone, updated_at)
                        values (?, '', '', '', '', '', ?) on conflict do nothing
                        """)
                .params(seller.organizerId(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void write(Seller seller) {
        jdbc.sql(
                        """
                        update seller set name = :name, address = :address, country = :country, tax_number = :tax,
                               number_prefix = :prefix, footer = :footer, time_zone = :zone, updated_at = :now
                        where organizer_id = :organizer
                        """)
                .param("name", seller.name())
                .param("address", seller.address())
                .param("country", seller.country())
                .param("tax", seller.taxNumber(), java.sql.Types.VARCHAR)
                .param("prefix", seller.numberPrefix())
                .param("footer", seller.footer(), java.sql.Types.VARCHAR)
                .param("zone", seller.timeZone().getId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("organizer", seller.organizerId())
                .update();
    }

    private static Seller read(ResultSet row) throws SQLException {
        return new Seller(
                row.getLong("organizer_id"),
                row.getString("name"),
                row.getString("address"),
                row.getString("country"),
                row.getString("tax_number"),
                row.getString("number_prefix"),
                row.getString("footer"),
                ZoneId.of(row.getString("time_zone")));
    }
}
