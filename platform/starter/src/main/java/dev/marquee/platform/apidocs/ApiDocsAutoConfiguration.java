package dev.marquee.platform.apidocs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.security.ScopeRules;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.web.access.AuthorizationManagerWebInvocationPrivilegeEvaluator.HttpServletRequestTransformer;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Descriptions of the API: fields are named as the answers name them, every refusal is a problem
 * detail with an example, and who may come is read from the access rules.
 */
@AutoConfiguration
@ConditionalOnClass(ModelResolver.class)
public class ApiDocsAutoConfiguration {

    /** The documentation has a Jackson of its own, an older one. */
    @Bean
    @ConditionalOnMissingBean
    ModelResolver fieldsAsTheyAreSent() {
        return new ModelResolver(
                Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new SchemaNames());
    }

    /** Registered after the resolver, which it asks. */
    @Bean
    @Order
    RequiredFields requiredFields(ModelResolver resolver) {
        return new RequiredFields();
    }

    @Bean
    SentFields sentFields() {
        return new SentFields();
    }

    @Bean
    PortablePatterns portablePatterns() {
        return new PortablePatterns();
    }

    @Bean
    OperationNames operationNames() {
        return new OperationNames();
    }

    @Bean
    RequestExamples requestExamples(
            ResourceLoader resources, @Value("${spring.application.name:}") String service) {
        return new RequestExamples(
                resources.getResource("classpath:openapi-examples/" + service + ".json"));
    }

    @Bean
    VersionDocs versionDocs() {
        return new VersionDocs();
    }

    @Bean
    MergePatchDocs mergePatchDocs() {
        return new MergePatchDocs();
    }

    @Bean
    RefusalDocs refusalDocs() {
        return new RefusalDocs();
    }

    @Bean
    UsualExamples usualExamples() {
        return new UsualExamples();
    }

    @Bean
    AccessDocs accessDocs(
            ObjectProvider<WebInvocationPrivilegeEvaluator> access,
            ObjectProvider<ScopeRules> scopes) {
        return new AccessDocs(access, scopes);
    }

    /** Not what a request's Host says: behind a proxy that may be another address. */
    @Bean
    ServerBaseUrlCustomizer publicAddress(MarqueeSettings settings) {
        return (address, request) -> settings.publicUrl().toString();
    }

    /** The evaluator's stand-in for a request has no dispatcher type, and the rules look at it. */
    @Bean
    HttpServletRequestTransformer askedAsIfByARequest() {
        var paths = new PathPatternRequestTransformer();
        return request ->
                new HttpServletRequestWrapper(paths.transform(request)) {
                    @Override
                    public DispatcherType getDispatcherType() {
                        return DispatcherType.REQUEST;
                    }
                };
    }

    /** Who calls is in the token, also where it need not be sent. */
    @Bean
    ParameterCustomizer callerIsNoParameter() {
        return (parameter, method) ->
                method.nestedIfOptional().getNestedParameterType() == Caller.class
                        ? null
                        : parameter;
    }

    /** A parameter in an object has the name that it is bound by. */
    @Bean
    ParameterCustomizer boundNames() {
        return (parameter, method) -> {
            var bound = method.getParameterAnnotation(BindParam.class);
            return parameter == null || bound == null ? parameter : parameter.name(bound.value());
        };
    }
}
