package dev.marquee.platform.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a field of an archive's row holds, and how it is written. */
public enum FieldType {
    /** The row itself, see {@link Refs}. */
    ID("string"),
    TEXT("string"),
    /** Whole, and small enough that every reader of JSON reads the same. */
    NUMBER("integer"),
    YES("boolean"),
    /** In UTC, to the microsecond. */
    TIME("datetime"),
    DAY("date"),
    /** A decimal text in the row's currency. */
    MONEY("string"),
    /** Another row. */
    REF("string"),
    /** Other rows, in their order. */
    REFS("array"),
    /** Other rows, each by a name. */
    REF_MAP("object"),
    /** The SHA-256 of a file in {@code data/files}. */
    FILE("string");

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Beyond it, numbers of JSON are not exact. */
    static final long MOST = (1L << 53) - 1;

    private final String table;

    FieldType(String table) {
        this.table = table;
    }

    /** As a Table Schema calls it. */
    String table() {
        return table;
    }

    /** As times are written. */
    public static String time(Instant at) {
        return MICROS.format(at);
    }

    /** Whether this is a value of the type, in its one spelling. */
    boolean fits(JsonNode value) {
        return switch (this) {
            case TEXT -> value.isString();
            case YES -> value.isBoolean();
            case NUMBER -> value.isIntegralNumber() && isExact(value);
            case TIME -> value.isString() && isTime(value.stringValue());
            case DAY -> value.isString() && isDay(value.stringValue());
            case MONEY -> value.isString() && AMOUNT.matcher(value.stringValue()).matches();
            case FILE -> value.isString() && isHash(value.stringValue());
            case ID, REF -> value.isString() && Refs.isOne(value.stringValue());
            case REFS -> value.isArray() && value.valueStream().allMatch(REF::fits);
            case REF_MAP -> value.isObject() && value.valueStream().allMatch(REF::fits);
        };
    }

    static boolean isHash(String text) {
        return SHA256.matcher(text).matches();
    }

    private static boolean isExact(JsonNode value) {
        return value.canConvertToLong() && Math.abs(value.longValue()) <= MOST;
    }

    private static boolean isTime(String text) {
        try {
            return time(Instant.parse(text)).equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
