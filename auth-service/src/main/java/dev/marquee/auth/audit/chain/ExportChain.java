package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainEntry;
import dev.marquee.platform.chain.ChainLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the chain as lines, from what is stored. */
@Component
public class ExportChain {

    private static final int PAGE = 500;

    private final ChainEnd end;
    private final TrailRows rows;
    private final HeadTable heads;
    private final Sealer sealer;
    private final TransactionTemplate snapshot;

    ExportChain(
            ChainEnd end,
            TrailRows rows,
            HeadTable heads,
            Sealer sealer,
            PlatformTransactionManager transactions) {
        this.end = end;
        this.rows = rows;
        this.heads = heads;
        this.sealer = sealer;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * Writes all of it, and leaves the stream open. What is erased or pruned meanwhile is still in
     * it: all is read as it is at one moment.
     */
    public void writeTo(OutputStream stream) throws IOException {
        sealer.sealAll();
        try {
            snapshot.executeWithoutResult(status -> {
                try {
                    write(stream);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(OutputStream stream) throws IOException {
        var chain = end.now();
        if (chain == null) throw new IllegalStateException("the chain has not begun");
        var out = new BufferedOutputStream(stream, 1 << 16);
        var base = base(chain);
        line(
                out,
                ChainLines.header(
                        chain.chain(), heads.keys(), base == null ? null : base.signed()));
        var last = base == null ? 0 : base.head().seq();
        var hash = base == null ? genesis(chain, out) : base.head().hash();
        var entries = base == null ? 1L : 0L;
        for (var page = rows.sealed(last, PAGE); !page.isEmpty(); page = rows.sealed(last, PAGE))
            for (var one : page) {
                line(out, entry(chain, one));
                last = one.seq();
                hash = one.hash();
                entries++;
            }
        line(out, ChainLines.footer(entries, heads(out, base, last), last, hash));
        out.flush();
    }

    private HeadTable.@Nullable Numbered base(ChainEnd.Begun chain) {
        return chain.base() == null ? null : heads.byNumber(chain.base()).orElseThrow();
    }

    private String genesis(ChainEnd.Begun chain, OutputStream out) throws IOException {
        var hash = rows.hashOf(0);
        var json = ChainEntry.genesis(chain.chain(), chain.startedAt());
        line(out, ChainLines.entry(json, hash, new LinkedHashMap<>()));
        return hash;
    }

    private static byte[] entry(ChainEnd.Begun chain, TrailRows.Sealed one) {
        var parts = new LinkedHashMap<String, ChainLines.Part>();
        for (var part : one.row().parts())
            if (part.salt() != null && part.content() != null)
                parts.put(part.name(), new ChainLines.Part(part.salt(), part.content()));
        var entry =
                one.row()
                        .entry(
                                one.seq(),
                                one.prev(),
                                one.commitments(),
                                one.row().id() <= chain.oldUntil());
        return ChainLines.entry(entry.json(), one.hash(), parts);
    }

    /** Those after the base, as far as their entries are written; returns how many. */
    private long heads(OutputStream out, HeadTable.@Nullable Numbered base, long last)
            throws IOException {
        var n = base == null ? 0 : base.n();
        var written = 0L;
        for (var page = heads.after(n, PAGE); !page.isEmpty(); page = heads.after(n, PAGE))
            for (var one : page) {
                n = one.n();
                if (one.head().seq() > last) continue;
                line(out, ChainLines.head(one.signed()));
                written++;
            }
        return written;
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
