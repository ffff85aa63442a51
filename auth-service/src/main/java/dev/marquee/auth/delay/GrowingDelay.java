package dev.marquee.auth.delay;

import dev.marquee.auth.delay.Attempts.Count;
import dev.marquee.platform.config.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets somebody try a secret, but the more often it was wrong, the later again. The counts are in
 * the database, so that all replicas share them and a restart forgets none.
 */
@Component
public class GrowingDelay {

    private final Attempts attempts;
    private final DelaySettings settings;

    GrowingDelay(Attempts attempts, DelaySettings settings) {
        this.attempts = attempts;
        this.settings = settings;
    }

    /**
     * Tries once.
     *
     * @param whose what the secret protects, such as {@code account:7}; the same whether it exists
     *     or not
     * @param address the client's
     * @param check empty where the secret was wrong
     * @return what {@code check} found
     * @throws TooManyAttempts if it must wait; then {@code check} was not called
     */
    public <T> Optional<T> attempt(String whose, String address, Supplier<Optional<T>> check) {
        var account = settings.account();
        return attempt(
                whose,
                address,
                new Count(key("account", whose), account.free(), account.longest()),
                check);
    }

    /** The same for a code that is asked for after a right password: its waits are longer. */
    public <T> Optional<T> attemptCode(String whose, String address, Supplier<Optional<T>> check) {
        var code = settings.code();
        return attempt(
                whose,
                address,
                new Count(key("account", whose), code.free(), code.longest()),
                check);
    }

    private <T> Optional<T> attempt(
            String whose, String address, Count shared, Supplier<Optional<T>> check) {
        var pair = settings.pair();
        var crowd = settings.address();
        var counted =
                attempts.begin(
                        new Count(key("pair", whose, address), pair.free(), pair.longest()),
                        List.of(
                                shared,
                                new Count(key("address", address), crowd.free(), crowd.longest())));
        var found = check.get();
        if (found.isPresent()) {
            attempts.takeBack(counted);
            attempts.forget();
        }
        return found;
    }

    private static String key(String... parts) {
        return Sha256.of(String.join("\n", parts));
    }
}
