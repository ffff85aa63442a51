package dev.marquee.platform.privacy;

/**
 * Rows that a service gives to the person they are about; a bean each. Others' data is not among
 * them: staff are {@code staff}, other people {@code person}.
 *
 * @param name of the section, whose heading auth-service has in its words
 * @param position of the section in the file
 * @param sql with {@code :account} and {@code :emails}. Its columns are named as auth-service's
 *     words name them; {@code …_minor} is an amount of {@code currency}
 */
public record PersonalRows(String name, int position, String sql) {}
