package dev.marquee.auth.audit.chain;

import dev.marquee.platform.audit.AuditEntry;
import dev.marquee.platform.chain.ChainEntry;
import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.HeadKey;
import dev.marquee.platform.chain.PublicKeys;
import dev.marquee.platform.outbox.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs how far the chain is, for each day that is over, also for those on which nothing came. */
@Component
class SignHeads {

    static final String TOPIC = "audit-head";

    /** A head to be kept outside. */
    record Made(long n) {}

    private static final Logger log = LoggerFactory.getLogger(SignHeads.class);

    private final ChainEnd end;
    private final Sealer sealer;
    private final TrailTable trail;
    private final HeadTable heads;
    private final HeadSigningKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    SignHeads(
            ChainEnd end,
            Sealer sealer,
            TrailTable trail,
            HeadTable heads,
            HeadSigningKeys keys,
            Outbox outbox,
            Clock clock) {
        this.end = end;
        this.sealer = sealer;
        this.trail = trail;
        this.heads = heads;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is due: mostly nothing. */
    @Transactional
    public void signDue() {
        var now = end.now();
        var yesterday = today().minusDays(1);
        if (now == null || !due(now, yesterday).isBefore(yesterday.plusDays(1))) {
            if (now == null || !keyChanges()) return;
        }
        var held = sealer.sealAll(end.lock());
        held = changeKey(held);
        for (var day = due(held, yesterday); !day.isAfter(yesterday); day = day.plusDays(1))
            sign(held, day, signer(keys.all()), null);
    }

    /** The first day that has no head yet. */
    private LocalDate due(ChainEnd.Begun chain, LocalDate yesterday) {
        return heads.lastOfDay()
                .map(last -> LocalDate.parse(last.head().day()).plusDays(1))
                .orElseGet(() -> LocalDate.ofInstant(chain.startedAt(), ZoneOffset.UTC));
    }

    private boolean keyChanges() {
        var current = currentId();
        return current.isPresent() && !current.get().equals(keys.all().getLast().id());
    }

    /** The id of the key that the last head left in charge. */
    private Optional<String> currentId() {
        return heads.last()
                .map(HeadTable.Numbered::head)
                .map(head -> head.nextKey() == null ? head.keyId() : PublicKeys.id(head.nextKey()));
    }

    /** The old key announces the new one, in an entry and in a head. */
    private ChainEnd.Begun changeKey(ChainEnd.Begun held) {
        var all = keys.all();
        var wanted = all.getLast();
        var current = currentId();
        if (current.isEmpty() || current.get().equals(wanted.id())) return held;
        var old = HeadSigningKeys.withId(all, current.get());
        if (old.isEmpty()) return held;
        trail.append(entry("audit.key-changed", wanted.id()), List.of());
        var moved = sealer.sealAll(held);
        sign(moved, today(), old.get(), wanted.publicKey());
        return moved;
    }

    /**
     * Who signs now. Where the key in charge is gone, another must, and every verification says so.
     */
    private HeadKey signer(List<HeadKey> all) {
        var current = currentId();
        if (current.isEmpty()) return all.getLast();
        return HeadSigningKeys.withId(all, current.get())
                .orElseGet(() -> {
                    log.error(
                            "the key {} that signed the audit trail's heads is gone: the next is signed by one that nobody has announced",
                            current.get());
                    return all.getLast();
                });
    }

    private void sign(ChainEnd.Begun held, LocalDate day, HeadKey key, @Nullable String next) {
        var last = heads.last();
        var head =
                new ChainHead(
                        held.chain(),
                        day.toString(),
                        held.seq(),
                        held.hash(),
                        last.map(one -> one.head().ownHash()).orElse(ChainEntry.NOTHING),
                        key.id(),
                        next);
        var n = last.map(HeadTable.Numbered::n).orElse(0L) + 1;
        heads.add(n, head.signedBy(key), key);
        outbox.publish(TOPIC, String.valueOf(n), new Made(n));
    }

    private AuditEntry entry(String action, String detail) {
        return new AuditEntry(
                UUID.randomUUID().toString(),
                clock.instant(),
                "auth-service",
                "auth-service",
                "auth-service",
                action,
                "audit",
                detail,
                "",
                "");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
