package dev.marquee.platform.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The documentation names fields as the answers do: it has a Jackson of its own, an older one. */
@AutoConfiguration
@ConditionalOnClass(ModelResolver.class)
public class ApiDocsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ModelResolver fieldsAsTheyAreSent() {
        return new ModelResolver(
                Json.mapper()
                        .copy()
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }
}
