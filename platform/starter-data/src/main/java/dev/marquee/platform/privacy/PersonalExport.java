package dev.marquee.platform.privacy;

import dev.marquee.platform.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a service stores about a person. */
public class PersonalExport {

    private static final String MINOR = "_minor";

    /** What is said of one subject: bookings, mails … Columns without a value are absent. */
    public record Section(String name, int position, List<Map<String, Object>> rows) {}

    /** All that a service says. */
    public record Export(List<Section> sections, List<PersonalFiles.Listed> files) {}

    private final JdbcClient jdbc;
    private final List<PersonalRows> rows;
    private final List<PersonalFiles> files;

    PersonalExport(JdbcClient jdbc, List<PersonalRows> rows, List<PersonalFiles> files) {
        this.jdbc = jdbc;
        this.rows = rows.stream().sorted(Comparator.comparing(PersonalRows::position)).toList();
        this.files = files;
    }

    /** Of one moment; sections that say nothing are left out. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Export of(Person person) {
        var sections =
                rows.stream()
                        .map(one -> new Section(one.name(), one.position(), read(one, person)))
                        .filter(section -> !section.rows().isEmpty())
                        .toList();
        return new Export(
                sections, files.stream().flatMap(one -> one.of(person).stream()).toList());
    }

    private List<Map<String, Object>> read(PersonalRows one, Person person) {
        return jdbc.sql(one.sql())
                .param("account", person.accountOrNone(), Types.BIGINT)
                .param("emails", person.emailsOrNone())
                .param("keys", person.emailsOrNone().stream().map(one.key()).toList())
                .query((row, n) -> one.shown().apply(row(row)))
                .list();
    }

    private static Map<String, Object> row(ResultSet row) throws SQLException {
        var found = new LinkedHashMap<String, Object>();
        var about = row.getMetaData();
        for (var column = 1; column <= about.getColumnCount(); column++) {
            var value = value(row, column, about.getColumnType(column));
            if (value != null)
                found.put(about.getColumnLabel(column).toLowerCase(Locale.ROOT), value);
        }
        return withAmounts(found);
    }

    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        Object value =
                switch (type) {
                    case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(row, column);
                    case Types.BIT, Types.BOOLEAN -> row.getBoolean(column);
                    case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> row.getLong(column);
                    default -> row.getString(column);
                };
        return row.wasNull() || "".equals(value) ? null : value;
    }

    private static String time(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? "" : at.toInstant().toString();
    }

    /** As texts, in their currency. */
    private static Map<String, Object> withAmounts(Map<String, Object> row) {
        var read = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> {
            if (name.endsWith(MINOR)
                    && value instanceof Long minor
                    && row.get("currency") instanceof String currency)
                read.put(
                        name.substring(0, name.length() - MINOR.length()),
                        Money.text(minor, currency));
            else read.put(name, value);
        });
        return read;
    }
}
