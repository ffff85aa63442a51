package dev.marquee.platform.export;

import dev.marquee.platform.audit.AuditAutoConfiguration;
import dev.marquee.platform.audit.AuditTrail;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Exports for every service that has lists. */
@AutoConfiguration(after = AuditAutoConfiguration.class)
public class ExportAutoConfiguration {

    @Bean
    Exports exports(Clock clock, ObjectProvider<AuditTrail> audit) {
        return new Exports(clock, Optional.ofNullable(audit.getIfAvailable()));
    }

    /** In addresses the formats are written small. */
    @Bean
    WebMvcConfigurer formatsInAddresses() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(
                        String.class,
                        Format.class,
                        (Converter<String, Format>)
                                word -> Format.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
            }
        };
    }
}
