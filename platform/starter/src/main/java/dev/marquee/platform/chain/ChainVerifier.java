package dev.marquee.platform.chain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an export from its first line to its last and names the first thing that is wrong. It keeps
 * 32 bytes of each entry in memory. For one file.
 */
public final class ChainVerifier {

    private static final Set<String> HEADER =
            Set.of("chain", "first", "format", "keys", "type", "v");
    private static final Set<String> PRUNED =
            Set.of("base", "chain", "first", "format", "keys", "type", "v");
    private static final Set<String> FOOTER =
            Set.of("entries", "heads", "last_hash", "last_seq", "type");

    private final LineReader lines;
    private final List<ChainHead.Signed> outside;
    private final String chain;
    private final long first;
    private final Map<String, String> keys;
    private final EntryCheck entries;
    private final HeadCheck heads;
    private final ChainHead.@Nullable Signed base;
    private final boolean pinned;

    private ChainVerifier(
            LineReader lines,
            JsonNode header,
            List<ChainHead.Signed> outside,
            @Nullable String key) {
        this.lines = lines;
        this.outside = outside;
        chain = header.path("chain").asString("");
        first = header.path("first").asLong(0);
        base =
                header.has("base")
                        ? new ChainHead.Signed(
                                ChainHead.read(header.path("base").path("head")),
                                header.path("base").path("signature").asString(""))
                        : null;
        entries =
                new EntryCheck(
                        chain, first, base == null ? ChainEntry.NOTHING : base.head().hash());
        keys = keys(header.path("keys"));
        heads = new HeadCheck(chain, keys, key);
        pinned = key != null;
    }

    /**
     * Verifies an export.
     *
     * @param outside heads that were kept elsewhere: only they show that the newest entries are
     *     gone
     * @param key the public key that signed the first head, as whoever verifies knows it: then
     *     there must be a head; null to take the export's word for it
     * @throws UnreadableChain if this is no export
     */
    public static Verdict verify(
            InputStream in, List<ChainHead.Signed> outside, @Nullable String key)
            throws IOException {
        var lines = new LineReader(in);
        var bytes = lines.next();
        var header = bytes == null ? null : Line.of(bytes);
        if (header == null
                || header.json() == null
                || !header.type().equals("header")
                || !header.hasOnly(HEADER) && !header.hasOnly(PRUNED)
                || !header.json().path("format").asString("").equals(ChainLines.FORMAT)
                || header.json().path("v").asInt(0) != ChainEntry.VERSION)
            throw new UnreadableChain("the first line is not that of an exported audit trail");
        var verifier = new ChainVerifier(lines, header.json(), outside, key);
        if (!Arrays.equals(verifier.header(), header.bytes()))
            throw new UnreadableChain(
                    "the first line says more than that of an exported audit trail");
        return verifier.verdict();
    }

    /**
     * Heads that were kept elsewhere, a line each; what is between them does not matter.
     *
     * @throws UnreadableChain if there is none, or a line looks like a head and cannot be read
     */
    public static List<ChainHead.Signed> heads(InputStream in) throws IOException {
        var lines = new LineReader(in);
        var found = new ArrayList<ChainHead.Signed>();
        var n = 0;
        for (var bytes = lines.next(); bytes != null; bytes = lines.next()) {
            n++;
            var line = Line.of(bytes);
            var head = HeadCheck.read(line);
            if (head != null) found.add(head);
            else if (!line.type().equals("header") && line.looksLikeHead())
                throw new UnreadableChain("line %d looks like a head and is none".formatted(n));
        }
        if (found.isEmpty()) throw new UnreadableChain("there is no head in this file");
        return found;
    }

    /** As an export writes it: the number of the first entry follows from the base. */
    private byte[] header() {
        return ChainLines.header(chain, keys, base);
    }

    private Verdict verdict() throws IOException {
        Optional<Broken> fault = Optional.empty();
        try {
            if (base != null) heads.base(base);
            all();
        } catch (Broken e) {
            fault = Optional.of(e);
        }
        return new Verdict(
                fault.map(Broken::fault).orElse(null),
                fault.map(Broken::seq).orElse(0L),
                chain,
                entries.hashes().size(),
                heads.count(),
                outside.size() - heads.passedOver(),
                heads.passedOver(),
                base == null ? null : base.head(),
                heads.lastSigned(),
                heads.lastOutside(),
                entries.expected() - 1,
                entries.last(),
                entries.erased(),
                heads.firstKey());
    }

    private void all() throws IOException, Broken {
        var line = next();
        while (line != null && isEntry(line)) {
            entry(line);
            line = next();
        }
        entries.finish();
        if (base != null && !entries.saysPruned()) throw new Broken(Fault.GAP, first - 1);
        var end = entries.expected();
        var head = line == null ? null : HeadCheck.read(line);
        while (line != null && head != null) {
            heads.own(head, entries.hashes());
            line = next();
            head = line == null ? null : HeadCheck.read(line);
        }
        if (line == null) throw new Broken(Fault.TRUNCATED, end);
        if (line.type().equals("entry")) throw new Broken(Fault.ORDER, end);
        if (!line.type().equals("footer")) throw new Broken(Fault.HEAD, end - 1);
        footer(line);
        if (next() != null) throw new Broken(Fault.ORDER, end);
        heads.outside(outside, entries.hashes(), first);
        if (pinned && heads.lastSigned() == null) throw new Broken(Fault.SIGNATURE, end - 1);
    }

    /** What cannot be read, before there is a head, was one. */
    private static boolean isEntry(Line line) {
        return !line.type().equals("head") && !line.type().equals("footer");
    }

    private void entry(Line line) throws IOException, Broken {
        var expected = entries.expected();
        var seq = EntryCheck.seq(line);
        if (seq.isEmpty()) throw new Broken(Fault.HASH, expected);
        if (seq.get() < expected) throw new Broken(Fault.ORDER, expected);
        if (seq.get() > expected)
            throw new Broken(comesLater(expected) ? Fault.ORDER : Fault.GAP, expected);
        entries.look(line);
    }

    private boolean comesLater(long seq) throws IOException {
        for (var line = next(); line != null; line = next())
            if (EntryCheck.seq(line).filter(one -> one == seq).isPresent()) return true;
        return false;
    }

    private void footer(Line line) throws Broken {
        var json = line.json();
        var end = entries.expected();
        if (json == null
                || !line.hasOnly(FOOTER)
                || json.path("entries").asLong(-1) != entries.hashes().size()
                || json.path("last_seq").asLong(-1) != end - 1
                || !json.path("last_hash").asString("").equals(entries.last()))
            throw new Broken(Fault.TRUNCATED, end);
        if (json.path("heads").asLong(-1) != heads.count()) throw new Broken(Fault.HEAD, end - 1);
    }

    private @Nullable Line next() throws IOException {
        var bytes = lines.next();
        return bytes == null ? null : Line.of(bytes);
    }

    private static Map<String, String> keys(JsonNode json) {
        var keys = new HashMap<String, String>();
        for (var id : json.propertyNames()) keys.put(id, json.path(id).asString(""));
        return keys;
    }
}
