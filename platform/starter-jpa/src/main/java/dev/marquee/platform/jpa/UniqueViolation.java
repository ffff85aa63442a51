package dev.marquee.platform.jpa;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Recognises that a row was there already. Spring has an exception of its own for that, but not
 * where Hibernate inserts in a batch.
 */
public final class UniqueViolation {

    /** Of the SQL standard; both databases use it. */
    private static final String SQL_STATE = "23505";

    private UniqueViolation() {}

    public static boolean isCauseOf(DataIntegrityViolationException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException refused
                && SQL_STATE.equals(refused.getSQLState());
    }
}
