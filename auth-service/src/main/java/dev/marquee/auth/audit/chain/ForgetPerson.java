package dev.marquee.auth.audit.chain;

import dev.marquee.platform.audit.AuditEntry;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Throws away what the trail says about a person, and the salts that it could be tried with. The
 * chain stays valid: an entry says which parts are gone.
 */
@Component
public class ForgetPerson {

    /** So many fit into an entry. */
    private static final int AT_ONCE = 400;

    private record Part(long entry, String part, long seq) {}

    private final ChainEnd end;
    private final Sealer sealer;
    private final TrailTable trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    ForgetPerson(ChainEnd end, Sealer sealer, TrailTable trail, JdbcClient jdbc, Clock clock) {
        this.end = end;
        this.sealer = sealer;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Seals what has arrived. To be called before the transaction, so that a chain that is far
     * behind does not make it long.
     */
    public void prepare() {
        sealer.sealAll();
    }

    /**
     * Erases what is an address's, and an account's; told again, nothing changes. An account that
     * its owner has closed has no address any more: who acted under this one is found by that. What
     * happened before and arrives afterwards is erased when it has arrived.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(EmailAddress address, OptionalLong account) {
        var held = sealer.sealAll(end.lock());
        var subjects = new Subjects(held.subjectKey());
        var keys = new ArrayList<String>();
        keys.add(subjects.ofAddress(address));
        account.ifPresent(id -> keys.add(subjects.ofAccount(id)));
        closed(keys.getFirst()).forEach(id -> keys.add(subjects.ofAccount(id)));
        keys.forEach(this::remember);
        for (var some = theirs(keys); !some.isEmpty(); some = theirs(keys)) erase(some);
    }

    /** Every address that stands in the trail, in whatever part. */
    public List<String> addresses() {
        var found = new TreeSet<String>();
        for (var content :
                jdbc.sql("select distinct content from audit_part where content like '%@%'")
                        .query(String.class)
                        .list())
            Subjects.address(content).map(EmailAddress::value).ifPresent(found::add);
        return List.copyOf(found);
    }

    private List<Long> closed(String key) {
        return jdbc.sql(
                        """
                        select distinct a.id from audit_part p join audit_entry e on e.id = p.entry_id
                            join account a on cast(a.id as varchar(60)) = e.actor_id
                        where p.subject_key = ? and p.part = 'actor' and a.closed_at is not null
                        """)
                .param(key)
                .query(Long.class)
                .list();
    }

    /** Erases what has arrived late; mostly nothing. */
    @Transactional
    public void eraseLate() {
        if (late().isEmpty()) return;
        end.lock();
        for (var some = late(); !some.isEmpty(); some = late()) erase(some);
    }

    private void erase(List<Part> some) {
        var gone = new ArrayList<String>();
        for (var part : some) {
            jdbc.sql(
                            "update audit_part set salt = null, content = null, subject_key = null, account_key = null where entry_id = ? and part = ?")
                    .params(part.entry(), part.part())
                    .update();
            gone.add(part.seq() + ":" + part.part());
        }
        trail.append(entry(), gone);
        sealer.sealAll(end.lock());
    }

    private void remember(String key) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var known =
                jdbc.sql("update audit_forgotten set forgotten_at = ? where subject_key = ?")
                        .params(now, key)
                        .update();
        if (known == 0)
            jdbc.sql("insert into audit_forgotten (subject_key, forgotten_at) values (?, ?)")
                    .params(key, now)
                    .update();
    }

    private List<Part> theirs(List<String> keys) {
        return jdbc.sql(
                        """
                        select p.entry_id, p.part, s.seq from audit_part p join audit_seal s on s.entry_id = p.entry_id
                        where p.subject_key in (:keys) or p.account_key in (:keys) order by s.seq, p.part limit :limit
                        """)
                .param("keys", keys)
                .param("limit", AT_ONCE)
                .query(ForgetPerson::part)
                .list();
    }

    private List<Part> late() {
        return jdbc.sql(
                        """
                        select p.entry_id, p.part, s.seq
                        from audit_forgotten f join audit_part p on p.subject_key = f.subject_key
                            join audit_entry e on e.id = p.entry_id join audit_seal s on s.entry_id = e.id
                        where e.at <= f.forgotten_at
                        union
                        select p.entry_id, p.part, s.seq
                        from audit_forgotten f join audit_part p on p.account_key = f.subject_key
                            join audit_entry e on e.id = p.entry_id join audit_seal s on s.entry_id = e.id
                        where e.at <= f.forgotten_at
                        order by 3, 2 limit :limit
                        """)
                .param("limit", AT_ONCE)
                .query(ForgetPerson::part)
                .list();
    }

    private static Part part(ResultSet row, int n) throws SQLException {
        return new Part(row.getLong(1), row.getString(2), row.getLong(3));
    }

    private AuditEntry entry() {
        return new AuditEntry(
                UUID.randomUUID().toString(),
                clock.instant(),
                "auth-service",
                "auth-service",
                "auth-service",
                "person.erased",
                "person",
                "",
                "",
                RequestId.current().orElse(""));
    }
}
