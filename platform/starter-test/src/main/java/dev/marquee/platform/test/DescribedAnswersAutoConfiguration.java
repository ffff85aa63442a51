package dev.marquee.platform.test;

import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Holds the answers of every test of a service that describes its API against the description. */
@AutoConfiguration
@ConditionalOnClass(OpenApiResource.class)
public class DescribedAnswersAutoConfiguration {

    @Bean
    MockMvcBuilderCustomizer answersAreAsDescribed(
            WebApplicationContext context, ObjectProvider<OpenApiResource> documentation) {
        var description = SingletonSupplier.of(() -> read(context));
        var check = new DescribedAnswers(description::obtain);
        return builder ->
                builder.alwaysDo(result -> {
                    if (documentation.stream().findAny().isPresent()) check.handle(result);
                });
    }

    private static OpenApiDescription read(WebApplicationContext context) {
        try {
            var answer =
                    MockMvcBuilders.webAppContextSetup(context)
                            .build()
                            .perform(MockMvcRequestBuilders.get("/v3/api-docs"))
                            .andReturn()
                            .getResponse();
            return new OpenApiDescription(
                    JsonMapper.shared().readTree(answer.getContentAsByteArray()));
        } catch (Exception e) {
            throw new IllegalStateException("the service has no description of its API", e);
        }
    }
}
