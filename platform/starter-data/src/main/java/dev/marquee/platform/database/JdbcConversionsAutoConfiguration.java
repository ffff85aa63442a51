package dev.marquee.platform.database;

import java.sql.Date;
import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.mapping.JdbcValue;

/**
 * Instants and dates of aggregates reach both databases unchanged. Left alone, Spring Data sends an
 * instant as a local time of the machine's zone, which is ambiguous for an hour every autumn.
 */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
@ConditionalOnClass(name = "org.springframework.data.jdbc.core.convert.JdbcCustomConversions")
public class JdbcConversionsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(
                dialect,
                List.of(
                        InstantToUtc.INSTANCE,
                        UtcToInstant.INSTANCE,
                        LocalDateToDate.INSTANCE,
                        DateToLocalDate.INSTANCE));
    }

    @WritingConverter
    enum InstantToUtc implements Converter<Instant, JdbcValue> {
        INSTANCE;

        @Override
        public JdbcValue convert(Instant instant) {
            return JdbcValue.of(instant.atOffset(ZoneOffset.UTC), JDBCType.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    @ReadingConverter
    enum UtcToInstant implements Converter<OffsetDateTime, Instant> {
        INSTANCE;

        @Override
        public Instant convert(OffsetDateTime time) {
            return time.toInstant();
        }
    }

    @WritingConverter
    enum LocalDateToDate implements Converter<LocalDate, JdbcValue> {
        INSTANCE;

        @Override
        public JdbcValue convert(LocalDate date) {
            return JdbcValue.of(date, JDBCType.DATE);
        }
    }

    @ReadingConverter
    enum DateToLocalDate implements Converter<Date, LocalDate> {
        INSTANCE;

        @Override
        public LocalDate convert(Date date) {
            return date.toLocalDate();
        }
    }
}
