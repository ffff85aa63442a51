package dev.marquee.customer.complaint.file;

import dev.marquee.customer.complaint.ComplaintAccess.Opened;
import dev.marquee.customer.complaint.ComplaintEntry;
import dev.marquee.customer.complaint.Complaints;
import dev.marquee.customer.complaint.Entries;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.web.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The files of complaints. Whoever may read an entry may read its files, and nobody else. */
@Repository
public class ComplaintFiles {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final int MOST_OF_ENTRY = 5;
    private static final long MOST_OF_COMPLAINT = 20L * 1024 * 1024;
    private static final int LONGEST_NAME = 80;

    /** What a column of the database holds. */
    private static final int PART = 1_000_000;

    /** A file as it is kept. */
    private record Kept(
            FileKind kind,
            byte[] content,
            byte @Nullable [] thumbnail,
            @Nullable Integer width,
            @Nullable Integer height) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Complaints complaints;
    private final Entries entries;
    private final CleanPicture pictures;
    private final Clock clock;

    ComplaintFiles(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Complaints complaints,
            Entries entries,
            CleanPicture pictures,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.complaints = complaints;
        this.entries = entries;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * Adds a file to what its sender wrote last.
     *
     * @param name as it was called
     * @throws org.springframework.web.ErrorResponseException 422 for what is too large, no picture,
     *     PDF or plain text, or too much; 409 answer-needed for somebody who wrote nothing
     */
    ComplaintFile add(Opened opened, String name, byte[] content) {
        if (content.length == 0 || content.length > MOST_BYTES)
            throw Problems.invalid("file", "must have at most 5 MB");
        var kept =
                FileKind.in(content)
                        .flatMap(kind -> kept(kind, content))
                        .orElseThrow(() ->
                                Problems.invalid(
                                        "file",
                                        "must be a JPEG, PNG or WebP of at most 50 million pixels, a PDF without scripts, or plain text"));
        return Objects.requireNonNull(
                transaction.execute(status -> store(opened, clean(name, kept.kind), kept)));
    }

    private Optional<Kept> kept(FileKind kind, byte[] content) {
        if (!kind.isPicture()) return Optional.of(new Kept(kind, content, null, null, null));
        return pictures.clean(content, kind)
                .map(it ->
                        new Kept(it.kind(), it.content(), it.thumbnail(), it.width(), it.height()));
    }

    private ComplaintFile store(Opened opened, String name, Kept kept) {
        var complaint = complaints.lock(opened.complaint().id());
        var entry =
                entries.of(complaint.id(), true).reversed().stream()
                        .filter(one -> one.code() == null && isOwn(one, opened))
                        .findFirst()
                        .orElseThrow(() ->
                                Problems.problem(
                                        HttpStatus.CONFLICT,
                                        "answer-needed",
                                        "Write something first, then add files to it."));
        var there = of(complaint.id(), true).values().stream().flatMap(List::stream).toList();
        if (there.stream().filter(file -> file.entryId() == entry.id()).count() >= MOST_OF_ENTRY)
            throw Problems.invalid("file", "must be one of at most five");
        if (there.stream().mapToLong(ComplaintFile::size).sum() + kept.content.length
                > MOST_OF_COMPLAINT)
            throw Problems.invalid("file", "must not bring all files over 20 MB");
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into complaint_file (complaint_id, entry_id, name, kind, thumbnail, size, sha256, width, height, created_at)
                        values (:complaint, :entry, :name, :kind, :thumbnail, :size, :hash, :width, :height, :now)
                        """)
                .param("complaint", entry.complaintId())
                .param("entry", entry.id())
                .param("name", name)
                .param("kind", kept.kind.word())
                .param("thumbnail", kept.thumbnail, java.sql.Types.VARBINARY)
                .param("size", (long) kept.content.length)
                .param("hash", Sha256.of(new String(kept.content, StandardCharsets.ISO_8859_1)))
                .param("width", kept.width, java.sql.Types.INTEGER)
                .param("height", kept.height, java.sql.Types.INTEGER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update(key, "id");
        var id = Objects.requireNonNull(key.getKey()).longValue();
        for (var at = 0; at < kept.content.length; at += PART)
            jdbc.sql("insert into complaint_file_part (file_id, part, content) values (?, ?, ?)")
                    .params(
                            id,
                            at / PART,
                            Arrays.copyOfRange(
                                    kept.content, at, Math.min(at + PART, kept.content.length)))
                    .update();
        return new ComplaintFile(
                id, entry.id(), name, kept.kind, kept.content.length, kept.width, kept.height);
    }

    private static boolean isOwn(ComplaintEntry entry, Opened opened) {
        return entry.author() == opened.by().role()
                && Objects.equals(entry.authorId(), opened.by().account());
    }

    /** Those of a thread, by the entry that they came with. */
    public Map<Long, List<ComplaintFile>> of(long complaint, boolean withNotes) {
        return jdbc
                .sql(
                        """
                        select f.* from complaint_file f join complaint_entry e on e.id = f.entry_id
                        where (f.complaint_id = :id or f.complaint_id in (select id from complaint where merged_into = :id))
                            and (:all or e.is_public) order by f.id
                        """)
                .param("id", complaint)
                .param("all", withNotes)
                .query(ComplaintFiles::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(ComplaintFile::entryId));
    }

    /** One of them. */
    Optional<ComplaintFile> find(long complaint, long file, boolean withNotes) {
        return of(complaint, withNotes).values().stream()
                .flatMap(List::stream)
                .filter(one -> one.id() == file)
                .findFirst();
    }

    byte[] content(ComplaintFile file) {
        var out = new ByteArrayOutputStream();
        jdbc.sql("select content from complaint_file_part where file_id = ? order by part")
                .param(file.id())
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** A name that says what the file is, and leads nobody astray. */
    static String clean(String name, FileKind kind) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain =
                CleanText.of(last)
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\"<>|:*?]", "")
                        .replaceAll("(\\.[A-Za-z0-9]{1,5})+\\s*$", "")
                        .strip();
        if (plain.isEmpty()) plain = "file";
        if (plain.length() > LONGEST_NAME) plain = plain.substring(0, LONGEST_NAME);
        return plain + "." + kind.extension();
    }

    private static ComplaintFile read(ResultSet row, int n) throws SQLException {
        return new ComplaintFile(
                row.getLong("id"),
                row.getLong("entry_id"),
                row.getString("name"),
                FileKind.of(row.getString("kind")),
                row.getLong("size"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class));
    }
}
