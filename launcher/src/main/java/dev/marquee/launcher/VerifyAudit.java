package dev.marquee.launcher;

import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.ChainVerifier;
import dev.marquee.platform.chain.PublicKeys;
import dev.marquee.platform.chain.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./run --verify-audit}: verifies an exported audit trail, with nothing else running. */
final class VerifyAudit {

    static final String OPTION = "--verify-audit";

    static final int GOOD = 0;
    static final int BROKEN = 1;
    static final int UNREADABLE = 2;

    private final PrintStream out;
    private final PrintStream err;

    VerifyAudit(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Returns the exit status. */
    int run(List<String> arguments) {
        @Nullable Path file = null;
        @Nullable Path heads = null;
        @Nullable Path key = null;
        for (var n = 0; n < arguments.size(); n += 2) {
            if (n + 1 == arguments.size())
                return unreadable("After " + arguments.get(n) + " a file is missing.");
            var value = Path.of(arguments.get(n + 1));
            switch (arguments.get(n)) {
                case OPTION -> file = value;
                case "--heads" -> heads = value;
                case "--key" -> key = value;
                default -> {
                    return unreadable(
                            "--verify-audit FILE takes --heads FILE and --key FILE, and not "
                                    + arguments.get(n)
                                    + ".");
                }
            }
        }
        if (file == null) return unreadable("After --verify-audit a file is missing.");
        try {
            return say(file, verify(file, heads(heads), key(key)), heads, key);
        } catch (IOException e) {
            return unreadable("%s cannot be verified (%s).".formatted(file, Folder.reason(e)));
        }
    }

    private static Verdict verify(Path file, List<ChainHead.Signed> heads, @Nullable String key)
            throws IOException {
        try (var in = Files.newInputStream(file)) {
            return ChainVerifier.verify(in, heads, key);
        }
    }

    private static List<ChainHead.Signed> heads(@Nullable Path file) throws IOException {
        if (file == null) return List.of();
        try (var in = Files.newInputStream(file)) {
            return ChainVerifier.heads(in);
        }
    }

    private static @Nullable String key(@Nullable Path file) throws IOException {
        if (file == null) return null;
        return PublicKeys.read(Files.readString(file))
                .orElseThrow(() ->
                        new IOException(file + " holds no Ed25519 public key: 64 digits, or PEM"));
    }

    private int say(Path file, Verdict verdict, @Nullable Path heads, @Nullable Path key) {
        var fault = verdict.fault();
        if (fault != null) {
            out.printf("%s is broken at entry %d: %s.%n", file, verdict.seq(), fault.word());
            out.printf("%d entries before that fit together.%n", verdict.entries());
            return BROKEN;
        }
        out.printf(
                "%s is whole: %d entries up to %d, %d signed heads.%n",
                file, verdict.entries(), verdict.lastSeq(), verdict.heads());
        if (verdict.erased() > 0)
            out.printf("%d personal parts were erased, and the chain says so.%n", verdict.erased());
        out.printf("Chain %s, hash of the last entry %s.%n", verdict.chain(), verdict.lastHash());
        var base = verdict.base();
        if (base != null)
            out.printf(
                    "It begins after entry %d, by the head of %s: what was before was deleted.%n",
                    base.seq(), base.day());
        var signed = verdict.lastSigned();
        if (signed == null) out.println("Nothing is signed yet.");
        else {
            out.printf("Signed up to entry %d, on %s.%n", signed.seq(), signed.day());
            if (signed.seq() < verdict.lastSeq())
                out.printf("The entries after %d are not signed yet.%n", signed.seq());
        }
        if (heads != null) compared(verdict);
        else
            out.println(
                    "Whether the newest entries were cut off is only seen with heads that you kept: --heads FILE.");
        if (key == null && !verdict.keyId().isEmpty())
            out.printf(
                    "The first head is signed by the key %s, which the file itself brings: --key FILE checks that it is yours.%n",
                    verdict.keyId());
        return GOOD;
    }

    private void compared(Verdict verdict) {
        var last = verdict.lastOutside();
        out.printf(
                "Compared with %d heads that you kept%s.%n",
                verdict.outside(), last == null ? "" : ", the last of " + last.day());
        if (verdict.passedOver() > 0)
            out.printf(
                    "%d heads that you kept are of before the first entry, and say nothing here.%n",
                    verdict.passedOver());
    }

    private int unreadable(String why) {
        err.println(why);
        return UNREADABLE;
    }
}
