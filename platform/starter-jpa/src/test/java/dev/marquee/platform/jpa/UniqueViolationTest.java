package dev.marquee.platform.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class UniqueViolationTest {

    @Test
    void a_row_that_was_there_already_is_told_from_one_that_breaks_another_rule() {
        assertThat(UniqueViolation.isCauseOf(refused("23505"))).isTrue();
        assertThat(UniqueViolation.isCauseOf(refused("23514"))).isFalse();
        assertThat(UniqueViolation.isCauseOf(new DataIntegrityViolationException("no row")))
                .isFalse();
    }

    /** As Hibernate says it of a batch. */
    private static DataIntegrityViolationException refused(String state) {
        var row = new SQLException("refused", state);
        var batch = new BatchUpdateException("could not execute batch", state, new int[0], row);
        return new DataIntegrityViolationException(
                "refused", new ConstraintViolationException("refused", batch, null));
    }
}
