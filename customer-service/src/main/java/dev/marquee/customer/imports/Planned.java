package dev.marquee.customer.imports;

import dev.marquee.customer.imports.Imports.File;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What would become of a file's lines, or did. */
@Schema(name = "Import")
record Planned(
        long id,
        boolean confirmed,
        @Schema(example = "12", description = "New customers") long add,
        @Schema(example = "3", description = "Known, and changed") long update,
        @Schema(example = "40", description = "Known, and left as they are") long known,
        @Schema(example = "1") long refused,
        @Schema(
                        example = "windows-1252",
                        description = "How it was read; empty for a file of before this was kept")
                String encoding,
        @Schema(example = "semicolon") String separator,
        @Schema(description = "What each column was read as, in their order")
                List<ReadColumn> columns) {

    static Planned of(File file, Map<Verdict, Long> counts) {
        var reading = file.reading();
        return new Planned(
                file.id(),
                file.confirmed(),
                counts.getOrDefault(Verdict.ADD, 0L),
                counts.getOrDefault(Verdict.UPDATE, 0L),
                counts.getOrDefault(Verdict.KNOWN, 0L),
                counts.getOrDefault(Verdict.REFUSED, 0L),
                reading == null ? "" : reading.encoding(),
                reading == null ? "" : reading.separator(),
                ReadColumn.of(file));
    }

    /** A column of a file. */
    @Schema(name = "ImportColumn")
    record ReadColumn(
            @Schema(example = "E-mail 1 - Value") String heading,
            @Schema(
                            example = "email",
                            allowableValues = {
                                "name",
                                "given_name",
                                "family_name",
                                "email",
                                "phone",
                                "address",
                                "address_part",
                                "feedback",
                                "none"
                            })
                    String readAs) {

        static List<ReadColumn> of(File file) {
            var reading = file.reading();
            return reading == null
                    ? List.of()
                    : IntStream.range(0, file.headings().size())
                            .mapToObj(column ->
                                    new ReadColumn(
                                            file.headings().get(column),
                                            reading.fields().get(column)))
                            .toList();
        }
    }
}
