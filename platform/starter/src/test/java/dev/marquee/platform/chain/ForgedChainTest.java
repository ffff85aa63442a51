package dev.marquee.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody without the key could make of a chain, and what is only cut off. */
class ForgedChainTest {

    private static final HeadKey OTHER = HeadKey.readAll(HeadKey.newPem()).getFirst();
    private static final String KEY = MadeChain.KEY.publicKey();

    @Test
    void a_key_that_is_known_demands_a_head() {
        var chain = filled(new MadeChain(), 5);
        var bytes = MadeChain.bytes(chain.endWithoutHeads());
        assertThat(MadeChain.verify(bytes, List.of(), KEY).fault()).isEqualTo(Fault.SIGNATURE);
        var open = MadeChain.verify(bytes, List.of(), null);
        assertThat(open.good()).isTrue();
        assertThat(open.lastSigned()).isNull();
        chain.head(MadeChain.KEY, null);
        var kept = MadeChain.verify(bytes, chain.heads, KEY);
        assertThat(kept.good()).as("one of outside will do: %s", kept).isTrue();
    }

    @Test
    void how_far_it_is_signed_is_said() {
        var chain = filled(filled(new MadeChain(), 5).head(MadeChain.KEY, null), 3).end();
        var verdict = MadeChain.verify(chain.bytes(), List.of(), KEY);
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.lastSeq()).isEqualTo(8);
        assertThat(verdict.lastSigned()).isEqualTo(chain.heads.getFirst().head());
    }

    @Test
    void what_is_pruned_is_pruned_by_an_entry() {
        var chain = filled(new MadeChain(), 5).head(MadeChain.KEY, null).head(MadeChain.KEY, null);
        filled(chain, 3).head(MadeChain.KEY, null);
        var base = chain.heads.getFirst();
        var cut = MadeChain.verify(chain.endAfter(base));
        assertThat(cut.fault()).as("anybody can do that").isEqualTo(Fault.GAP);
        assertThat(cut.seq()).isEqualTo(5);
        chain.pruned(base);
        var verdict = MadeChain.verify(chain.endAfter(base));
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.base()).isEqualTo(base.head());
        assertThat(MadeChain.verify(chain.endAfter(chain.heads.getLast())).fault())
                .as("the entry tells of another head")
                .isEqualTo(Fault.GAP);
    }

    @Test
    void heads_of_before_the_beginning_are_passed_over() {
        var chain = filled(new MadeChain(), 2).head(MadeChain.KEY, OTHER.publicKey());
        var base = filled(chain, 2).head(OTHER, null).heads.getLast();
        filled(chain.pruned(base), 2).head(OTHER, null);
        var bytes = MadeChain.bytes(chain.endAfter(base));
        var verdict = MadeChain.verify(bytes, chain.heads, OTHER.publicKey());
        assertThat(verdict.good()).as("%s", verdict).isTrue();
        assertThat(verdict.passedOver()).isEqualTo(2);
        assertThat(verdict.outside()).isEqualTo(1);
        assertThat(verdict.lastOutside()).isEqualTo(chain.heads.getLast().head());
    }

    @Test
    void a_line_that_was_a_head_is_not_passed_over() throws IOException {
        var chain = filled(new MadeChain(), 2).head(MadeChain.KEY, null);
        var line = new String(ChainLines.head(chain.heads.getFirst()), StandardCharsets.UTF_8);
        assertThat(heads("From: marquee\n" + line + "\n")).hasSize(1);
        assertThat(heads(new String(chain.end().bytes(), StandardCharsets.UTF_8))).hasSize(1);
        assertThatThrownBy(() -> heads(line + "\n" + line.replace("\"seq\":2", "\"seq\": 2")))
                .isInstanceOf(UnreadableChain.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void a_number_that_is_too_large_is_no_entry() {
        var lines = filled(new MadeChain(), 2).end().lines;
        var line = new String(lines.get(2), StandardCharsets.UTF_8);
        lines.set(
                2,
                line.replace("\"seq\":1", "\"seq\":9223372036854776000")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(MadeChain.verify(lines).fault()).isEqualTo(Fault.HASH);
    }

    private static List<ChainHead.Signed> heads(String text) throws IOException {
        return ChainVerifier.heads(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MadeChain filled(MadeChain chain, int entries) {
        for (var n = 0; n < entries; n++) chain.add("event.cancelled", List.of(), Set.of());
        return chain;
    }
}
