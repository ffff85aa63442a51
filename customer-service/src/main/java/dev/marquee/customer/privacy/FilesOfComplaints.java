package dev.marquee.customer.privacy;

import dev.marquee.platform.privacy.Person;
import dev.marquee.platform.privacy.PersonalFiles;
import java.io.ByteArrayOutputStream;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people sent with their complaints, and what they were sent. */
@Component
class FilesOfComplaints implements PersonalFiles {

    private static final String OWN =
            """
            from complaint_file f join complaint_entry e on e.id = f.entry_id
            where e.is_public and f.complaint_id in (%s)
            """
                    .formatted(PersonalSections.OWN);

    private record Row(long id, String name, long size) {}

    private final JdbcClient jdbc;

    FilesOfComplaints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Listed> of(Person person) {
        return rows(person).stream()
                .map(row -> new Listed("complaint-file-" + row.id, row.name, row.size))
                .toList();
    }

    @Override
    public Optional<byte[]> content(Person person, String ref) {
        return rows(person).stream()
                .filter(row -> ref.equals("complaint-file-" + row.id))
                .findFirst()
                .map(row -> content(row.id));
    }

    private List<Row> rows(Person person) {
        return jdbc.sql("select f.id, f.name, f.size " + OWN + " order by f.id")
                .param("account", person.accountOrNone(), Types.BIGINT)
                .param("emails", person.emailsOrNone())
                .query(Row.class)
                .list();
    }

    private byte[] content(long file) {
        var out = new ByteArrayOutputStream();
        jdbc.sql("select content from complaint_file_part where file_id = ? order by part")
                .param(file)
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(out::writeBytes);
        return out.toByteArray();
    }
}
