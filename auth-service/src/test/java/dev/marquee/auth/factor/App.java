package dev.marquee.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** An app for codes on somebody's phone: it reads the secret from the page. */
public record App(byte[] secret, Clock clock) {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Reads what the enrolment page shows. */
    public static App scan(String page, Clock clock) {
        var shown = Pattern.compile("[A-Z2-7]{4}( [A-Z2-7]{4}){7}").matcher(page);
        assertThat(shown.find()).isTrue();
        var number = BigInteger.ZERO;
        for (var digit : shown.group().replace(" ", "").toCharArray())
            number = number.shiftLeft(5).add(BigInteger.valueOf(DIGITS.indexOf(digit)));
        var bytes = number.toByteArray();
        var secret = new byte[20];
        var length = Math.min(20, bytes.length);
        System.arraycopy(bytes, bytes.length - length, secret, 20 - length, length);
        return new App(secret, clock);
    }

    /** The code of this moment. */
    public String code() {
        return Totp.code(secret, clock.instant().getEpochSecond() / 30);
    }

    /** A code that is not good now. */
    public String wrongCode() {
        var step = clock.instant().getEpochSecond() / 30;
        var right =
                LongStream.rangeClosed(step - 5, step + 5)
                        .mapToObj(near -> Totp.code(secret, near))
                        .toList();
        // One of a million is right by chance.
        return LongStream.iterate(step - 1000, other -> other - 1)
                .mapToObj(other -> Totp.code(secret, other))
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof App app && Arrays.equals(secret, app.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }
}
