package dev.marquee.customer.imports;

import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.web.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes files in, and plans what becomes of their lines as somebody, or a guess, says to read them.
 */
@Component
class ReadImport {

    private final Imports imports;
    private final ImportPlan plan;

    ReadImport(Imports imports, ImportPlan plan) {
        this.imports = imports;
        this.plan = plan;
    }

    /**
     * Keeps a file until somebody says what its columns are.
     *
     * @param update whether customers who are known are to be changed
     * @throws Unreadable if it is no such file; then nothing is kept
     */
    long bring(long owner, String name, byte[] content, boolean update) throws Unreadable {
        imports.purge();
        var sheet = CsvSheet.read(content);
        return imports.add(
                owner,
                name,
                content,
                sheet,
                Reading.of(sheet, Mapping.guess(sheet.headings()), update));
    }

    /**
     * Keeps a file with what becomes of its lines.
     *
     * @param fields what its columns are; null for what their headings suggest
     * @throws Unreadable if it is no such file, or the columns for names or addresses are not
     *     known; then nothing is kept
     */
    @Transactional(rollbackFor = Unreadable.class)
    long bringAndPlan(
            long owner,
            String name,
            byte[] content,
            boolean update,
            @Nullable List<String> fields,
            Viewer viewer,
            Locale locale)
            throws Unreadable {
        imports.purge();
        var sheet = CsvSheet.read(content);
        var mapping =
                fields == null ? Mapping.guess(sheet.headings()) : Mapping.of(fields, true, sheet);
        if (!mapping.isComplete())
            throw new Unreadable("headings", String.join(", ", sheet.headings()));
        var reading = Reading.of(sheet, mapping, update);
        var id = imports.add(owner, name, content, sheet, reading);
        imports.plan(id, sheet, reading, plan.of(sheet, reading, viewer, locale));
        return id;
    }

    /**
     * Plans what becomes of the lines of a file that is kept, and not confirmed yet.
     *
     * @param fields what its columns are
     * @param rename whether customers who are known get the file's names
     * @throws Unreadable if it cannot be read so
     * @throws org.springframework.web.ErrorResponseException 404 where the file is not there, not
     *     the owner's, confirmed, or its day is over
     */
    @Transactional(rollbackFor = Unreadable.class)
    void planAgain(
            long id,
            long owner,
            Encoding encoding,
            Separator separator,
            List<String> fields,
            boolean rename,
            Viewer viewer,
            Locale locale)
            throws Unreadable {
        var before =
                imports.lock(id, owner)
                        .filter(file -> !file.confirmed())
                        .map(Imports.File::reading)
                        .orElseThrow(() -> Problems.notFound("import"));
        var content = imports.content(id).orElseThrow(() -> Problems.notFound("import"));
        var sheet = CsvSheet.read(content, encoding, separator);
        var reading = Reading.of(sheet, Mapping.of(fields, rename, sheet), before.update());
        imports.plan(id, sheet, reading, plan.of(sheet, reading, viewer, locale));
    }
}
