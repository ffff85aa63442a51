package dev.marquee.platform.privacy;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rows that a service gives to the person they are about; a bean each. Others' data is not among
 * them: staff are {@code staff}, other people {@code person}.
 *
 * @param name of the section, whose heading auth-service has in its words
 * @param position of the section in the file
 * @param sql with {@code :account}, {@code :emails} and {@code :keys}. Its columns are named as
 *     auth-service's words name them; {@code …_minor} is an amount of {@code currency}
 * @param key what stands for an address where it is not written down: of these are the keys
 * @param shown what of a row is given
 */
public record PersonalRows(
        String name,
        int position,
        String sql,
        UnaryOperator<String> key,
        UnaryOperator<Map<String, Object>> shown) {

    /** Where addresses are written down as they are. */
    public PersonalRows(String name, int position, String sql) {
        this(name, position, sql, UnaryOperator.identity());
    }

    /** Whose rows are given whole. */
    public PersonalRows(String name, int position, String sql, UnaryOperator<String> key) {
        this(name, position, sql, key, UnaryOperator.identity());
    }
}
