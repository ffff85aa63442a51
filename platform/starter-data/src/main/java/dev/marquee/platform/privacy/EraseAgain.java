package dev.marquee.platform.privacy;

import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets people once more whose erasure this database does not know of, since it was restored from
 * a backup of before. What it knows is left alone: who has come back since is not forgotten.
 */
class EraseAgain {

    private static final Logger log = LoggerFactory.getLogger(EraseAgain.class);

    private final List<ErasablePeople> people;
    private final JdbcClient jdbc;
    private final Clock clock;

    EraseAgain(List<ErasablePeople> people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns for how many there was something to forget. */
    int handle(ErasedList list) {
        if (list.hashes().isEmpty()) return 0;
        var unknown = new HashSet<>(list.hashes());
        unknown.removeAll(known(list.hashes()));
        if (unknown.isEmpty()) return 0;
        var erased = 0;
        for (var one : people)
            for (var address : Set.copyOf(one.addresses()))
                if (unknown.contains(hash(list.salt(), address))) {
                    one.erase(address);
                    erased++;
                }
        for (var hash : unknown)
            jdbc.sql(
                            "insert into erased_person (hash, erased_at) values (?, ?) on conflict do nothing")
                    .params(hash, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        if (erased > 0) log.warn("{} addresses that were erased before are erased again", erased);
        return erased;
    }

    private static String hash(String salt, String address) {
        return ErasedList.hash(
                salt, EmailAddress.parse(address).map(EmailAddress::value).orElse(address));
    }

    private Set<String> known(List<String> hashes) {
        return jdbc
                .sql("select hash from erased_person where hash in (:hashes)")
                .param("hashes", hashes)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
