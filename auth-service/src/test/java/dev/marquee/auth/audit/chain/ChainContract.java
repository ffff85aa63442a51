package dev.marquee.auth.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.platform.chain.ChainLines;
import dev.marquee.platform.chain.Fault;
import dev.marquee.platform.chain.HeadKey;
import dev.marquee.platform.chain.UnreadableChain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** The chain on a database: sealed once, erased from, and still valid. */
abstract class ChainContract {

    private static final String VERIFIER = "../docs/verify-audit.py";

    @TempDir Path folder;
    private DataSource database;
    StoredChain chain;

    abstract DataSource newDatabase();

    abstract String vendor();

    /** Lets a row of audit_entry be changed by hand, as who owns the database can. */
    abstract String withoutTrigger();

    @BeforeEach
    void start() {
        database = newDatabase();
        StoredChain.migrate(database, vendor(), "latest");
        chain = new StoredChain(database, folder);
    }

    @Test
    void what_arrives_is_sealed_in_its_order_and_gives_the_same_hashes_again() {
        chain.append(1203);
        chain.append(
                StoredChain.entry("7", "Nguyễn \ud83d <b>", "account:x@example.org", "a\tb\u0001"));
        chain.sealer.sealAll();
        chain.append(2);
        var verdict = chain.verify();
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.entries()).isEqualTo(1 + 1203 + 1 + 2);
        assertThat(chain.lines().get(1205))
                .contains("\"target\":\"account:person\"", "\"value\":\"account:x@example.org\"")
                .contains("\"at\":\"2026-03-01T10:00:00.123456Z\"")
                .contains("Nguyễn \ufffd <b>");
        assertThat(chain.exported()).as("told again").isEqualTo(chain.exported());
    }

    @Test
    void an_export_is_believed_by_a_program_that_shares_nothing_with_ours() throws Exception {
        assumeTrue(runs(), "python3 is not on this machine");
        chain.append(20);
        chain.append(StoredChain.entry("7", "Nguyễn 😀\"\\ ", "account:7", "a\tb\u0001\u007f"));
        chain.append(StoredChain.entry("8", "ana@example.org", "account:8", "x"));
        chain.erase("ana@example.org", OptionalLong.of(8));
        nextDay();
        chain.signDue();
        changeKey();
        chain.signDue();
        nextDay();
        chain.signDue();
        assertThat(python(chain.exported())).startsWith("0 Whole: 25 entries up to 24, 3 signed");
        var text = new String(chain.exported(), StandardCharsets.UTF_8);
        var lines = new ArrayList<>(text.lines().toList());
        lines.remove(9);
        assertThat(python(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))
                .startsWith("1 Broken at entry 8");
        assertThat(
                        python(
                                text.replace("\"was published\"", "\"was Published\"")
                                        .getBytes(StandardCharsets.UTF_8)))
                .startsWith("1 Broken at entry 1: its part detail");
    }

    @Test
    void that_program_believes_a_head_to_begin_after_only_by_the_key_that_you_know()
            throws Exception {
        assumeTrue(runs(), "python3 is not on this machine");
        chain.append(3);
        chain.sealer.sealAll();
        nextDay();
        chain.signDue();
        var head = chain.heads.last().orElseThrow();
        var key = chain.heads.keys().get(head.head().keyId());
        var kept = folder.resolve("heads.ndjson");
        chain.clock.advance(Duration.ofDays(400));
        chain.prune(Duration.ofDays(365));
        chain.signDue();
        Files.write(kept, ChainLines.head(chain.heads.last().orElseThrow().signed()));
        var whole = new String(chain.exported(), StandardCharsets.UTF_8);
        assertThat(python(whole.getBytes(StandardCharsets.UTF_8), key, kept.toString()))
                .startsWith("0 Whole: 1 entries up to 4")
                .contains("It begins after entry 3", "Signed up to entry 4");
        var other = HeadKey.readAll(HeadKey.newPem()).getFirst().publicKey();
        assertThat(python(whole.getBytes(StandardCharsets.UTF_8), other))
                .startsWith("1 Broken at entry 3: a signature");
        var forged = whole.replaceFirst(head.signed().signature(), "00".repeat(64));
        assertThat(python(forged.getBytes(StandardCharsets.UTF_8), key))
                .startsWith("1 Broken at entry 3: a signature");
        var first = whole.replaceFirst("\"first\":4", "\"first\":5");
        assertThat(python(first.getBytes(StandardCharsets.UTF_8), key)).startsWith("1 Broken");
    }

    @Test
    void two_replicas_make_one_chain_though_one_is_killed() throws Exception {
        var other = new StoredChain(database, folder);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Future<?>>();
            for (var writer : List.of(chain, other))
                work.add(threads.submit(() -> writer.append(400)));
            for (var sealing : List.of(chain, other))
                work.add(
                        threads.submit(() -> {
                            for (var n = 0; n < 20; n++)
                                if (sealing == other && n % 2 == 1) killed(other);
                                else sealing.sealer.sealAll();
                        }));
            for (var one : work) one.get();
        }
        var verdict = chain.verify();
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.entries()).isEqualTo(801);
        assertThat(chain.jdbc.sql("select count(*) from audit_unsealed").query(Long.class).single())
                .isZero();
    }

    /** It has sealed, and is gone before it commits. */
    private static void killed(StoredChain one) {
        one.transaction.executeWithoutResult(status -> {
            one.sealer.sealAll(one.end.lock());
            status.setRollbackOnly();
        });
    }

    @Test
    void without_holding_the_end_two_would_write_the_same_number() {
        chain.append(1);
        chain.sealer.sealAll();
        var seen = chain.end.now();
        chain.append(1);
        chain.sealer.sealAll();
        assertThatThrownBy(() ->
                        chain.jdbc
                                .sql(
                                        "insert into audit_seal (seq, hash, prev, parts) values (?, 'x', ?, '{}')")
                                .params(seen.seq() + 1, seen.hash())
                                .update())
                .as("and the database refuses it")
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void whoever_is_forgotten_leaves_a_chain_that_is_valid() {
        var random = new Random(11);
        for (var n = 0; n < 60; n++) {
            var who = random.nextInt(6);
            chain.append(
                    StoredChain.entry(
                            "10" + who,
                            "buyer%d@example.org".formatted(who),
                            random.nextBoolean() ? "event:EV07" : "account:10" + who,
                            random.nextBoolean()
                                    ? ""
                                    : "before: Old%d@Example.org".formatted(who)));
        }
        for (var who : List.of(1, 4)) {
            chain.erase("buyer%d@example.org".formatted(who), OptionalLong.of(100 + who));
            chain.erase("old%d@example.org".formatted(who), OptionalLong.empty());
            var verdict = chain.verify();
            assertThat(verdict.good()).as("%s", verdict).isTrue();
            assertThat(verdict.erased()).isPositive();
        }
        var text = new String(chain.exported(), StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain("buyer1@", "buyer4@", "Old1@", "Old4@")
                .contains("buyer0@", "buyer5@", "Old2@", "person.erased");
        assertThat(
                        chain.jdbc
                                .sql(
                                        "select count(*) from audit_part where content is null and (salt is not null or subject_key is not null or account_key is not null)")
                                .query(Long.class)
                                .single())
                .isZero();
        var before = chain.lines().size();
        chain.erase("buyer1@example.org", OptionalLong.of(101));
        assertThat(chain.lines()).as("told again").hasSize(before);
    }

    @Test
    void what_happened_before_and_arrives_afterwards_is_forgotten_too() {
        chain.erase("late@example.org", OptionalLong.of(77));
        chain.append(StoredChain.entry("77", "late@example.org", "account:77", "x"));
        chain.append(
                StoredChain.entry("5", "other@example.org", "account:5", "to late@example.org"));
        chain.sealer.sealAll();
        assertThat(String.join("\n", chain.lines())).contains("late@example.org");
        chain.transaction.executeWithoutResult(status -> chain.forget.eraseLate());
        assertThat(String.join("\n", chain.lines()))
                .doesNotContain("late@example.org")
                .contains("other@example.org");
        assertThat(chain.verify().good()).isTrue();
    }

    @Test
    void a_part_that_somebody_took_away_by_hand_is_missed() {
        chain.append(5);
        chain.sealer.sealAll();
        assertThat(chain.verify().good()).isTrue();
        chain.jdbc
                .sql(
                        "delete from audit_part where part = 'actor' and entry_id = (select entry_id from audit_seal where seq = 3)")
                .update();
        var verdict = chain.verify();
        assertThat(verdict.fault()).isEqualTo(Fault.PART_MISSING);
        assertThat(verdict.seq()).isEqualTo(3);
    }

    @Test
    void rows_that_were_changed_in_the_database_are_named() {
        chain.append(9);
        chain.sealer.sealAll();
        chain.jdbc
                .sql(
                        "update audit_part set content = 'somebody' where part = 'actor' and entry_id = (select entry_id from audit_seal where seq = 5)")
                .update();
        assertThat(chain.verify().fault()).isEqualTo(Fault.PART);
        assertThat(chain.verify().seq()).isEqualTo(5);
        if (!withoutTrigger().isEmpty()) chain.jdbc.sql(withoutTrigger()).update();
        chain.jdbc
                .sql(
                        "update audit_entry set target = 'event:EV99' where id = (select entry_id from audit_seal where seq = 4)")
                .update();
        assertThat(chain.verify().fault()).isEqualTo(Fault.HASH);
        assertThat(chain.verify().seq()).isEqualTo(4);
        chain.jdbc.sql("delete from audit_seal where seq = 2").update();
        assertThat(chain.verify().fault()).isEqualTo(Fault.GAP);
        assertThat(chain.verify().seq()).isEqualTo(2);
    }

    @Test
    void each_day_gets_a_head_and_only_heads_of_outside_miss_the_newest() {
        chain.append(20);
        chain.sealer.sealAll();
        chain.signDue();
        assertThat(chain.heads.count()).as("the day is not over").isZero();
        nextDay();
        nextDay();
        chain.signDue();
        chain.signDue();
        assertThat(chain.heads.count()).as("the day of nothing too").isEqualTo(2);
        assertThat(chain.verify().heads()).isEqualTo(2);
        var kept = chain.heads.newest(10, 0).stream().map(HeadTable.Numbered::signed).toList();
        assertThat(StoredChain.verify(chain.exported(), kept).good()).isTrue();
        cutTo(10);
        assertThat(chain.verify().good()).as("control: it looks whole").isTrue();
        var verdict = StoredChain.verify(chain.exported(), kept);
        assertThat(verdict.fault()).isEqualTo(Fault.TRUNCATED);
        assertThat(verdict.seq()).isEqualTo(11);
    }

    private void cutTo(long seq) {
        chain.jdbc.sql("delete from audit_head").update();
        chain.jdbc.sql("delete from audit_seal where seq > ?").param(seq).update();
        chain.jdbc
                .sql(
                        "update audit_chain set seq = ?, hash = (select hash from audit_seal where seq = ?)")
                .params(seq, seq)
                .update();
    }

    @Test
    void a_key_that_is_added_is_announced_by_the_one_before() throws IOException {
        chain.append(3);
        chain.sealer.sealAll();
        nextDay();
        chain.signDue();
        var first = chain.heads.last().orElseThrow().head();
        changeKey();
        chain.signDue();
        var change = chain.heads.last().orElseThrow().head();
        assertThat(change.keyId()).isEqualTo(first.keyId());
        assertThat(change.nextKey()).isNotNull();
        nextDay();
        chain.signDue();
        assertThat(chain.heads.last().orElseThrow().head().keyId()).isNotEqualTo(first.keyId());
        var verdict = chain.verify();
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(String.join("\n", chain.lines())).contains("audit.key-changed");
        Files.writeString(chain.keyFile, HeadKey.newPem());
        nextDay();
        chain.signDue();
        assertThat(chain.verify().fault())
                .as("a key that nobody announced")
                .isEqualTo(Fault.SIGNATURE);
    }

    @Test
    void entries_of_before_the_chain_are_sealed_later_and_forgotten_too() {
        var old = newDatabase();
        StoredChain.migrate(old, vendor(), "18");
        var upgraded = new StoredChain(old, folder);
        for (var n = 0; n < 3; n++)
            upgraded.jdbc
                    .sql(
                            "insert into audit_entry (entry_key, at, service, actor_id, actor, action, target, detail, address, request_id) values (?, timestamp with time zone '2026-03-01 20:15:07+00', 's', '5', ?, 'signed-in', 'account:5', '', '203.0.113.9', '')")
                    .params("old-" + n, "buyer%d@example.org".formatted(n))
                    .update();
        upgraded.jdbc
                .sql(
                        "insert into audit_entry (entry_key, at, service, actor_id, actor, action, target, detail, address, request_id) values ('old-3', timestamp with time zone '2026-03-01 20:15:07+00', 's', '1', 'admin@example.org', 'suppression.lifted', 'address:ana@example.org', '', '', '')")
                .update();
        StoredChain.migrate(old, vendor(), "latest");
        upgraded.append(1);
        var lines = upgraded.lines();
        assertThat(lines).hasSize(8);
        assertThat(lines.subList(2, 6))
                .allSatisfy(line -> assertThat(line).contains("\"sealed_later\":true"));
        assertThat(lines.get(2)).contains("buyer0@example.org", "203.0.113.9");
        assertThat(lines.get(5))
                .contains("\"target\":\"address:person\"", "\"value\":\"address:ana@example.org\"");
        assertThat(lines.get(6)).doesNotContain("sealed_later");
        assertThat(upgraded.verify().good()).isTrue();
        upgraded.erase("buyer1@example.org", OptionalLong.empty());
        upgraded.erase("ana@example.org", OptionalLong.empty());
        assertThat(String.join("\n", upgraded.lines()))
                .doesNotContain("buyer1@", "ana@")
                .contains("buyer0@");
        assertThat(upgraded.verify().good()).isTrue();
    }

    @Test
    void what_is_old_goes_up_to_a_head_and_the_rest_begins_after_it() {
        chain.append(20);
        chain.sealer.sealAll();
        nextDay();
        chain.signDue();
        chain.append(5);
        chain.sealer.sealAll();
        chain.clock.advance(Duration.ofDays(300));
        chain.prune(Duration.ofDays(365));
        assertThat(chain.verify().entries()).as("nothing is that old").isEqualTo(26);
        chain.clock.advance(Duration.ofDays(100));
        chain.prune(Duration.ofDays(365));
        var verdict = chain.verify();
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.entries()).as("five, and that it was pruned").isEqualTo(6);
        assertThat(chain.lines().get(1)).contains("\"seq\":21,");
        assertThat(chain.jdbc.sql("select count(*) from audit_entry").query(Long.class).single())
                .isEqualTo(6);
        if (!withoutTrigger().isEmpty())
            assertThatThrownBy(() -> chain.jdbc.sql("delete from audit_entry").update())
                    .hasMessageContaining("append-only");
        chain.signDue();
        assertThat(chain.verify().good()).isTrue();
    }

    @Test
    void what_is_pruned_during_an_export_is_still_in_it() throws Exception {
        chain.append(1200);
        chain.sealer.sealAll();
        nextDay();
        chain.signDue();
        chain.append(5);
        chain.clock.advance(Duration.ofDays(400));
        var out = new ByteArrayOutputStream();
        var pruned = new AtomicBoolean();
        chain.export.writeTo(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        throw new AssertionError("it is written in pieces");
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        out.write(bytes, from, length);
                        if (pruned.compareAndSet(false, true))
                            CompletableFuture.runAsync(() -> chain.prune(Duration.ofDays(365)))
                                    .join();
                    }
                });
        var verdict = StoredChain.verify(out.toByteArray(), List.of());
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.entries()).isEqualTo(1206);
        assertThat(chain.verify().entries()).as("and then it is gone").isEqualTo(6);
    }

    @Test
    void who_closed_the_account_before_is_forgotten_by_the_address() {
        chain.append(StoredChain.entry("1", "clerk@example.org", "account:100", "was Old Name"));
        for (var id : List.of(100, 101))
            chain.jdbc
                    .sql(
                            "insert into account (id, name, email, password_hash, created_at, closed_at) values (?, '', ?, 'x', ?, ?)")
                    .params(
                            id,
                            "closed-%d@closed.invalid".formatted(id),
                            chain.clock.instant().atOffset(ZoneOffset.UTC),
                            id == 100 ? chain.clock.instant().atOffset(ZoneOffset.UTC) : null)
                    .update();
        chain.append(StoredChain.entry("100", "left@example.org", "account:100", "Left Person"));
        chain.append(StoredChain.entry("101", "left@example.org", "event:EV1", "open account"));
        chain.append(StoredChain.entry("2", "x", "event:EV1", "asked for@example.org"));
        assertThat(chain.forget.addresses())
                .contains("clerk@example.org", "left@example.org", "for@example.org");
        chain.erase("left@example.org", OptionalLong.empty());
        assertThat(String.join("\n", chain.lines()))
                .doesNotContain("left@", "Left Person", "Old Name")
                .contains("open account", "clerk@example.org");
        assertThat(chain.verify().good()).isTrue();
    }

    @Test
    void heads_and_a_key_that_somebody_kept_are_compared_with_what_is_stored() throws Exception {
        var verify = new VerifyChain(chain.export);
        chain.append(20);
        chain.sealer.sealAll();
        nextDay();
        chain.signDue();
        var head = chain.heads.newest(1, 0).getFirst().signed();
        var key = chain.heads.keys().get(head.head().keyId());
        var line = new String(ChainLines.head(head), StandardCharsets.UTF_8);
        var kept = VerifyChain.heads("\n" + line + "\n");
        assertThat(verify.stored(kept, key).good()).isTrue();
        assertThat(verify.stored(kept, key).outside()).isEqualTo(1);
        assertThat(verify.stored(List.of(), "0".repeat(64)).fault()).isEqualTo(Fault.SIGNATURE);
        assertThat(VerifyChain.heads(" \n")).isEmpty();
        assertThatThrownBy(() -> VerifyChain.heads(line.substring(0, 50)))
                .isInstanceOf(UnreadableChain.class);
        cutTo(10);
        assertThat(verify.stored(List.of(), null).good()).as("control: it looks whole").isTrue();
        assertThat(verify.stored(kept, null).fault()).isEqualTo(Fault.TRUNCATED);
    }

    @Test
    void a_database_that_fails_is_not_a_file_that_cannot_be_read() {
        chain.append(1);
        chain.jdbc.sql("alter table audit_key rename to audit_gone").update();
        assertThatThrownBy(() -> new VerifyChain(chain.export).stored(List.of(), null))
                .isInstanceOf(DataAccessException.class);
    }

    private void nextDay() {
        chain.clock.advance(Duration.ofDays(1));
    }

    /** As the operator does it. */
    private void changeKey() throws IOException {
        Files.writeString(chain.keyFile, HeadKey.newPem(), StandardOpenOption.APPEND);
    }

    private static boolean runs() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String python(byte[] export, String... more) throws Exception {
        var file = folder.resolve("export.ndjson");
        Files.write(file, export);
        var command = new ArrayList<>(List.of("python3", VERIFIER, file.toString()));
        command.addAll(List.of(more));
        var run = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return run.waitFor() + " " + said;
    }
}
