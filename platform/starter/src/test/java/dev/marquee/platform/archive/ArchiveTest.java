package dev.marquee.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.archive.ArchiveRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class ArchiveTest {

    @TempDir private Path folder;

    @Test
    void what_was_written_is_read() throws Exception {
        try (var archive = ArchiveReader.open(MadeArchive.write(folder), ArchiveLimits.USUAL)) {
            assertThat(archive.counts())
                    .isEqualTo(Map.of("venue", 1L, "event", 2L, "event_picture_file", 1L));
            try (var rows = archive.rows("event")) {
                assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(
                                """
                                {"id":"@:9","name":"Jazz","starts_at":"2031-05-04T18:30:00.000000Z","venue":"@:3"}
                                {"id":"@:10","name":"Ngày hội ☂","refund_fee_minor":"2.50"}
                                """
                                        .replace("@", MadeArchive.ORIGIN));
            }
            assertThat(archive.info()).contains("Marquee-Content-Hash: " + archive.contentHash());
            try (var file =
                    archive.file(
                            "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")) {
                assertThat(file.readAllBytes()).containsExactly(1, 2, 3);
            }
        }
    }

    @Test
    void the_order_in_which_rows_come_changes_nothing() throws Exception {
        var file = folder.resolve("a.zip");
        String one;
        try (var payload = MadeArchive.payload(false)) {
            one = MadeArchive.write(payload, file);
        }
        try (var payload = MadeArchive.payload(true)) {
            assertThat(MadeArchive.write(payload, file)).isEqualTo(one);
        }
        try (var payload = MadeArchive.payload(true)) {
            payload.add("venue", MadeArchive.row("{'id':'@4'}"));
            assertThat(MadeArchive.write(payload, file)).as("a row more").isNotEqualTo(one);
        }
    }

    @Test
    void rows_that_do_not_fit_in_memory_are_put_in_order() throws Exception {
        var file = folder.resolve("rows");
        var rows = new StringBuilder();
        for (var n = 0; n < 500; n++)
            rows.append("{\"id\":\"%s:%d\"}\n".formatted(MadeArchive.ORIGIN, 1 + n * 173 % 500));
        Files.writeString(file, rows);

        new LineSorter(2_000).sort(file);

        var sorted = Files.readAllLines(file);
        assertThat(sorted).hasSize(500);
        for (var n = 0; n < 500; n++) assertThat(sorted.get(n)).endsWith(":%d\"}".formatted(n + 1));
    }

    @Test
    void ids_with_quotes_and_backslashes_are_in_their_order() throws Exception {
        try (var payload = MadeArchive.payload(false)) {
            for (var seat :
                    new String[] {"A\"1", "A\\\\", "AB12", "A/1", "A\n\"", "Đ12", "A1", "ABC"})
                payload.add(
                        "seat_block",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", Refs.within(MadeArchive.ORIGIN + ":9", seat)));
            var file = folder.resolve("a.zip");
            MadeArchive.write(payload, file);
            ArchiveReader.open(file, ArchiveLimits.USUAL).close();
        }
    }

    @Test
    void what_a_service_hands_over_is_whole_or_refused() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var payload = MadeArchive.payload(false)) {
            payload.writeTo(out);
        }
        try (var taken = Payload.create()) {
            taken.readFrom(new ByteArrayInputStream(out.toByteArray()));
            assertThat(taken.counts()).containsEntry("event", 2L);
            assertThat(taken.files()).hasSize(1);
        }
        for (var cut = 1; cut <= 6; cut++) {
            var part = Arrays.copyOf(out.toByteArray(), out.size() * cut / 12);
            try (var taken = Payload.create()) {
                assertThatThrownBy(() -> taken.readFrom(new ByteArrayInputStream(part)))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void half_an_archive_is_none_and_says_what_is_missing() throws Exception {
        try (var payload = MadeArchive.payload(false)) {
            payload.add("ticket_type", MadeArchive.row("{'id':'@5','event':'@11'}"));
            assertThatThrownBy(() -> MadeArchive.write(payload, folder.resolve("a.zip")))
                    .isInstanceOfSatisfying(
                            ArchiveRefused.class,
                            refused -> {
                                assertThat(refused.reason()).isEqualTo(Reason.DANGLING);
                                assertThat(refused.where())
                                        .isEqualTo(
                                                "ticket_type @:5: event @:11"
                                                        .replace("@", MadeArchive.ORIGIN));
                            });
        }
    }

    /** An event of which no ticket is left can be deleted, and a venue whose hires are over. */
    @ParameterizedTest
    @CsvSource({
        "sale,event",
        "booking,event",
        "ticket,event",
        "ticket,ticket_type",
        "ticket_change,event",
        "ticket_change_line,type_before",
        "entry_list,event",
        "entry_settings,event",
        "entry_assignment,event",
        "waiting_entry,event",
        "waiting_rules,event",
        "waiting_successor,event",
        "seat_block,event",
        "seating,event",
        "seating,plan",
        "seating_plan,event",
        "scan,event",
        "completion,event",
        "completion_type,event",
        "event,venue",
        "event,seat_plan",
        "seat_plan,venue"
    })
    void what_was_deleted_may_be_named(String kind, String field) throws Exception {
        try (var payload = MadeArchive.payload(false)) {
            payload.add(kind, MadeArchive.row("{'id':'@1','%s':'@99'}".formatted(field)));
            var file = folder.resolve("a.zip");
            MadeArchive.write(payload, file);
            ArchiveReader.open(file, ArchiveLimits.USUAL).close();
        }
    }

    @Test
    void every_kind_says_what_it_refers_to() {
        Kind.all()
                .values()
                .forEach(kind ->
                        kind.fields()
                                .values()
                                .forEach(field -> {
                                    var refers =
                                            Set.of(FieldType.REF, FieldType.REFS, FieldType.REF_MAP)
                                                    .contains(field.type());
                                    assertThat(field.kind() != null)
                                            .as("%s.%s", kind.name(), field.name())
                                            .isEqualTo(refers);
                                    if (refers) assertThat(Kind.all()).containsKey(field.kind());
                                }));
    }
}
