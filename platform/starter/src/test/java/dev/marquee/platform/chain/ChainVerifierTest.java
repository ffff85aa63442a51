package dev.marquee.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever is done to a chain, the first entry that is not as it was is named. */
class ChainVerifierTest {

    private static final int MANY = 10_000;

    /** Made once, for it takes a while. */
    private static final class Long10000 {
        static final MadeChain CHAIN = MadeChain.of(MANY);
    }

    private static final HeadKey OTHER = HeadKey.readAll(HeadKey.newPem()).getFirst();

    @Test
    void a_chain_that_nobody_touched_is_good() {
        var verdict = MadeChain.verify(Long10000.CHAIN.lines);
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.entries()).isEqualTo(MANY);
        assertThat(verdict.lastSeq()).isEqualTo(MANY - 1);
        assertThat(verdict.heads()).isEqualTo(100);
    }

    @Property(tries = 25)
    void a_bit_of_an_entry(
            @ForAll @IntRange(max = MANY - 1) int seq,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @IntRange(max = 7) int bit) {
        var lines = new ArrayList<>(Long10000.CHAIN.lines);
        var line = lines.get(seq + 1).clone();
        line[place % line.length] ^= (byte) (1 << bit);
        lines.set(seq + 1, line);
        var verdict = MadeChain.verify(lines);
        assertThat(verdict.good()).isFalse();
        assertThat(verdict.seq()).isEqualTo(seq);
    }

    @Property(tries = 8)
    void an_entry_that_is_deleted(@ForAll @IntRange(max = MANY - 1) int seq) {
        var lines = new ArrayList<>(Long10000.CHAIN.lines);
        lines.remove(seq + 1);
        var verdict = MadeChain.verify(lines);
        assertThat(verdict.fault()).isEqualTo(seq == MANY - 1 ? Fault.TRUNCATED : Fault.GAP);
        assertThat(verdict.seq()).isEqualTo(seq);
    }

    @Property(tries = 8)
    void two_that_are_swapped(
            @ForAll @IntRange(max = MANY - 2) int first,
            @ForAll @IntRange(min = 1, max = MANY) int apart) {
        var second = Math.min(first + apart, MANY - 1);
        var lines = new ArrayList<>(Long10000.CHAIN.lines);
        Collections.swap(lines, first + 1, second + 1);
        var verdict = MadeChain.verify(lines);
        assertThat(verdict.fault()).isEqualTo(Fault.ORDER);
        assertThat(verdict.seq()).isEqualTo(first);
    }

    @Property(tries = 8)
    void one_that_is_inserted(
            @ForAll @IntRange(max = MANY - 1) int at,
            @ForAll @IntRange(max = MANY - 1) int copied) {
        var lines = new ArrayList<>(Long10000.CHAIN.lines);
        lines.add(at + 1, lines.get(copied + 1));
        var verdict = MadeChain.verify(lines);
        assertThat(verdict.fault()).isEqualTo(Fault.ORDER);
        assertThat(verdict.seq()).isEqualTo(at == copied ? at + 1 : at);
    }

    /** All bits, where that is quick enough: header, entries, heads, footer, ends of lines. */
    @Test
    void each_bit_of_a_short_chain() {
        var chain = new MadeChain();
        for (var n = 0; n < 3; n++) chain.add("event.cancelled", List.of(), Set.of());
        chain.head(MadeChain.KEY, null).end();
        var bytes = chain.bytes();
        var starts = new ArrayList<Integer>();
        var at = 0;
        for (var line : chain.lines) {
            starts.add(at);
            at += line.length + 1;
        }
        for (var n = starts.get(1); n < bytes.length - 1; n++)
            for (var bit = 0; bit < 8; bit++) {
                bytes[n] ^= (byte) (1 << bit);
                var verdict = MadeChain.verify(bytes, List.of(), null);
                assertThat(verdict.good()).as("byte %d, bit %d", n, bit).isFalse();
                for (var seq = 0; seq < 4; seq++)
                    if (n >= starts.get(seq + 1) && n < starts.get(seq + 2) - 1)
                        assertThat(verdict.seq()).as("byte %d, bit %d", n, bit).isEqualTo(seq);
                bytes[n] ^= (byte) (1 << bit);
            }
        assertThat(MadeChain.verify(bytes, List.of(), null).good()).as("put right again").isTrue();
    }

    @Test
    void each_bit_of_the_header_is_broken_or_no_header() {
        var bytes = MadeChain.of(3).bytes();
        for (var n = 0; bytes[n] != '\n'; n++)
            for (var bit = 0; bit < 8; bit++) {
                bytes[n] ^= (byte) (1 << bit);
                try {
                    assertThat(
                                    ChainVerifier.verify(
                                                    new ByteArrayInputStream(bytes),
                                                    List.of(),
                                                    null)
                                            .good())
                            .as("byte %d, bit %d", n, bit)
                            .isFalse();
                } catch (IOException e) {
                    assertThat(e).isInstanceOf(UnreadableChain.class);
                }
                bytes[n] ^= (byte) (1 << bit);
            }
    }

    @Test
    void a_value_or_a_salt_that_fits_no_longer() {
        for (var word : List.of("\"value\":\"", "\"salt\":\"")) {
            var chain = MadeChain.of(20);
            var line = new String(chain.lines.get(8), StandardCharsets.UTF_8);
            var at = line.indexOf(word) + word.length();
            var other = line.charAt(at) == 'a' ? "b" : "a";
            chain.lines.set(
                    8,
                    (line.substring(0, at) + other + line.substring(at + 1))
                            .getBytes(StandardCharsets.UTF_8));
            var verdict = MadeChain.verify(chain.lines);
            assertThat(verdict.fault()).as(word).isEqualTo(Fault.PART);
            assertThat(verdict.seq()).isEqualTo(7);
        }
    }

    /** Whoever writes an entry anew must write all after it anew; then the head shows it. */
    @Test
    void one_that_is_forged_with_its_hash() {
        var chain = MadeChain.of(20);
        var forged = MadeChain.of(20);
        var lines = new ArrayList<>(chain.lines);
        lines.set(8, forged.lines.get(8));
        var one = MadeChain.verify(lines);
        assertThat(one.fault()).isEqualTo(Fault.LINK);
        assertThat(one.seq()).isEqualTo(7);
        for (var n = 1; n <= 20; n++) lines.set(n, forged.lines.get(n));
        lines.set(22, forged.lines.get(22));
        var all = MadeChain.verify(lines);
        assertThat(all.fault()).isEqualTo(Fault.HEAD);
        assertThat(all.seq()).isEqualTo(19);
        assertThat(MadeChain.verify(forged.lines).good()).as("control: its own head").isTrue();
    }

    @Test
    void what_was_erased_is_explained_by_an_entry_and_nothing_else_is() {
        var chain = new MadeChain();
        chain.add("signed-in", List.of(), Set.of("actor", "address"));
        chain.add("signed-in", List.of(), Set.of());
        chain.add("person.erased", List.of("1:actor", "1:address"), Set.of());
        chain.end();
        var verdict = MadeChain.verify(chain.lines);
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.erased()).isEqualTo(2);

        var half = new MadeChain();
        half.add("signed-in", List.of(), Set.of());
        half.add("signed-in", List.of(), Set.of("actor", "address"));
        half.add("person.erased", List.of("2:actor"), Set.of());
        assertThat(MadeChain.verify(half.end().lines).fault()).isEqualTo(Fault.PART_MISSING);
        assertThat(MadeChain.verify(half.lines).seq()).isEqualTo(2);
        var other = new MadeChain();
        other.add("signed-in", List.of(), Set.of("actor"));
        other.add("event.cancelled", List.of("1:actor"), Set.of());
        assertThat(MadeChain.verify(other.end().lines).fault())
                .as("an entry about something else")
                .isEqualTo(Fault.PART_MISSING);
    }

    @Test
    void the_newest_are_missed_by_heads_of_outside_alone() {
        var whole = new MadeChain();
        var cut = new MadeChain();
        for (var n = 0; n < 30; n++) {
            whole.add("event.cancelled", List.of(), Set.of());
            if (n == 10) whole.head(MadeChain.KEY, null);
        }
        whole.head(MadeChain.KEY, null).end();
        var lines = new ArrayList<>(whole.lines.subList(0, 22));
        lines.add(ChainLines.head(whole.heads.getFirst()));
        var last = new String(lines.get(21), StandardCharsets.UTF_8).substring(9, 73);
        lines.add(ChainLines.footer(21, 1, 20, last));
        assertThat(MadeChain.verify(lines).good()).as("control: it looks whole").isTrue();
        var seen = MadeChain.verify(MadeChain.bytes(lines), whole.heads, null);
        assertThat(seen.fault()).isEqualTo(Fault.TRUNCATED);
        assertThat(seen.seq()).isEqualTo(21);
        assertThat(MadeChain.verify(whole.bytes(), whole.heads, null).good()).isTrue();
        assertThat(cut.lines).hasSize(2);
    }

    @Test
    void the_old_key_announces_the_new_one() {
        var chain = new MadeChain().add("a", List.of(), Set.of());
        chain.head(MadeChain.KEY, OTHER.publicKey());
        chain.add("b", List.of(), Set.of()).head(OTHER, null).end();
        assertThat(MadeChain.verify(chain.lines).good()).isTrue();
        assertThat(MadeChain.verify(chain.bytes(), chain.heads, MadeChain.KEY.publicKey()).good())
                .isTrue();
        assertThat(MadeChain.verify(chain.bytes(), List.of(), OTHER.publicKey()).fault())
                .isEqualTo(Fault.SIGNATURE);

        var silent = new MadeChain().add("a", List.of(), Set.of()).head(MadeChain.KEY, null);
        silent.add("b", List.of(), Set.of()).head(OTHER, null).end();
        var verdict = MadeChain.verify(silent.lines);
        assertThat(verdict.fault()).isEqualTo(Fault.SIGNATURE);
        assertThat(verdict.seq()).isEqualTo(2);
    }

    @Test
    void what_is_no_export_is_not_verified() {
        for (var text : List.of("", "hello", "{}", "{\"type\":\"header\"}", "[".repeat(100_000)))
            assertThatThrownBy(() ->
                            ChainVerifier.verify(
                                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                    List.of(),
                                    null))
                    .isInstanceOf(UnreadableChain.class);
    }

    @Test
    void a_salt_has_32_bytes() {
        assertThat(Commitment.newSalt()).hasSize(64).isNotEqualTo(Commitment.newSalt());
        assertThat(Commitment.of("00".repeat(32), "actor", "Ada"))
                .isEqualTo(Commitment.of("00".repeat(32), "actor", "Ada"))
                .isNotEqualTo(Commitment.of("00".repeat(32), "detail", "Ada"));
        for (var salt : List.of("", "00", "00".repeat(31), "00".repeat(33), "AA".repeat(32)))
            assertThatThrownBy(() -> Commitment.of(salt, "actor", "Ada"))
                    .isInstanceOf(IllegalArgumentException.class);
    }
}
