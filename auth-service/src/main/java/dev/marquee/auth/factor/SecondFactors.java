package dev.marquee.auth.factor;

import dev.marquee.auth.account.Account;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.value.CleanText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The second steps of all accounts. */
@Repository
public class SecondFactors {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    /**
     * A secret that was shown and not confirmed is replaced after so long: who saw it then shall
     * not know it later.
     */
    private static final Duration SHOWN_FOR = Duration.ofMinutes(15);

    /** How many wrong codes of before a right one takes back: slips of the owner, who is there. */
    private static final int SLIPS = 2;

    private record Row(String secret, long lastStep) {}

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final FactorSettings settings;
    private final WrongCodes wrongCodes;
    private final Clock clock;

    SecondFactors(
            JdbcClient jdbc,
            SecretBox box,
            FactorSettings settings,
            WrongCodes wrongCodes,
            Clock clock) {
        this.wrongCodes = wrongCodes;
        this.jdbc = jdbc;
        this.box = box;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether this account signs in with two steps. */
    public boolean isOn(long accountId) {
        return jdbc.sql(
                                "select count(*) from second_factor where account_id = ? and confirmed_at is not null")
                        .param(accountId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether one of its roles must sign in with two steps. */
    public boolean isRequired(Account account) {
        return account.roles().stream().anyMatch(settings.requiredFor()::contains);
    }

    /** What to put into an app; the same for a quarter of an hour, until it is confirmed. */
    @Transactional
    public Enrolment start(Account account) {
        var now = now();
        jdbc.sql(
                        "delete from second_factor where account_id = ? and confirmed_at is null and started_at <= ?")
                .params(account.id(), now.minus(SHOWN_FOR))
                .update();
        var secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql(
                        "insert into second_factor (account_id, secret, started_at) values (?, ?, ?) on conflict do nothing")
                .params(account.id(), box.seal(secret), now)
                .update();
        var kept =
                jdbc.sql(
                                "select secret from second_factor where account_id = ? and confirmed_at is null")
                        .param(account.id())
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> new IllegalStateException("two steps are on already"));
        return Enrolment.of(box.open(kept), account.email().value());
    }

    /**
     * Turns the second step on where the app's code is right.
     *
     * @return the recovery codes, to be shown once; none where the code was wrong
     */
    @Transactional
    public List<String> confirm(long accountId, String code) {
        var row = row(accountId, "confirmed_at is null");
        if (row.isEmpty()) return List.of();
        var step = Totp.step(box.open(row.getFirst().secret()), plain(code), clock.instant());
        if (step.isEmpty()) return List.of();
        var confirmed =
                jdbc.sql(
                                """
                                update second_factor set confirmed_at = ?, last_step = ?
                                where account_id = ? and secret = ? and confirmed_at is null
                                """)
                        .params(now(), step.getAsLong(), accountId, row.getFirst().secret())
                        .update();
        return confirmed == 1 ? newRecoveryCodes(accountId) : List.of();
    }

    /**
     * Uses a code up.
     *
     * @param typed the app's, or a recovery code in any spelling
     * @return false where it is wrong, or was used before
     */
    @Transactional
    public boolean use(long accountId, String typed) {
        var code = plain(typed);
        return code.matches("\\d{6}") ? useApp(accountId, code) : useRecovery(accountId, code);
    }

    private boolean useApp(long accountId, String code) {
        return row(accountId, "confirmed_at is not null").stream()
                .flatMapToLong(
                        row -> Totp.step(box.open(row.secret()), code, clock.instant()).stream())
                .anyMatch(step ->
                        jdbc.sql(
                                                """
                                                update second_factor set last_step = :step, wrong_codes = greatest(wrong_codes - :slips, 0)
                                                where account_id = :account and last_step < :step and wrong_codes < :most
                                                """)
                                        .param("step", step)
                                        .param("slips", SLIPS)
                                        .param("account", accountId)
                                        .param("most", WrongCodes.MOST)
                                        .update()
                                == 1);
    }

    private boolean useRecovery(long accountId, String code) {
        var used =
                jdbc.sql(
                                        "update recovery_code set used_at = ? where account_id = ? and code_hash = ? and used_at is null")
                                .params(now(), accountId, Sha256.of(code))
                                .update()
                        == 1;
        if (used) wrongCodes.forgive(accountId);
        return used;
    }

    /** Replaces all recovery codes; they are shown once. */
    @Transactional
    public List<String> newRecoveryCodes(long accountId) {
        jdbc.sql("delete from recovery_code where account_id = ?").param(accountId).update();
        var codes = Stream.generate(SecondFactors::recoveryCode).limit(RECOVERY_CODES).toList();
        for (var code : codes)
            jdbc.sql("insert into recovery_code (account_id, code_hash) values (?, ?)")
                    .params(accountId, Sha256.of(plain(code)))
                    .update();
        return codes;
    }

    /** How many recovery codes were not used yet. */
    public int recoveryCodesLeft(long accountId) {
        return jdbc.sql(
                        "select count(*) from recovery_code where account_id = ? and used_at is null")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    /** Turns the second step off, and forgets what belongs to it. */
    @Transactional
    public void forget(long accountId) {
        jdbc.sql("delete from recovery_code where account_id = ?").param(accountId).update();
        jdbc.sql("delete from second_factor where account_id = ?").param(accountId).update();
    }

    private List<Row> row(long accountId, String state) {
        return jdbc.sql(
                        "select secret, last_step from second_factor where account_id = ? and "
                                + state)
                .param(accountId)
                .query(Row.class)
                .list();
    }

    private static String recoveryCode() {
        var bytes = new byte[RECOVERY_BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32()
                .encodeAsString(bytes)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String plain(String typed) {
        return CleanText.code(typed).toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
