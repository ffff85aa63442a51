package dev.marquee.platform.web;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.Markdown;
import dev.marquee.platform.value.RepeatedHour;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.SmartValidator;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The parts of the web layer that no service does differently. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
@EnableConfigurationProperties({MarqueeSettings.class, HouseZone.class, BodyLimits.class})
@Import({ProblemAdvice.class, ProblemErrorController.class, AppearanceController.class})
public class PlatformWebAutoConfiguration {

    private static final Set<String> OTHER_FORMATS =
            Set.of("cbor", "yaml", "x-yaml", "x-jackson-smile");

    /** Whole microseconds, as the databases keep them: what is answered equals what is stored. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    WebMvcConfigurer pageModel(MessageSource messages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new PageModel(messages));
            }
        };
    }

    /** For pages: {@code @markdown.html(…)}. */
    @Bean
    Markdown markdown() {
        return new Markdown();
    }

    /** For pages: {@code @repeatedHour.of(…)}. */
    @Bean
    RepeatedHour repeatedHour() {
        return new RepeatedHour();
    }

    /** For pages: {@code @money.text(amount, currency)}. */
    @Bean
    MoneyText money() {
        return new MoneyText();
    }

    /** For pages: {@code @staffTime.minute(…)}. */
    @Bean
    StaffTime staffTime(HouseZone house, MessageSource messages) {
        return new StaffTime(house, messages);
    }

    /** A number or a boolean where text belongs is the wrong type, as text for a number is. */
    @Bean
    JsonMapperBuilderCustomizer textIsText() {
        return mapper ->
                mapper.withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** Numbers of a body that is read as a tree stay as exact as they were sent. */
    @Bean
    JsonMapperBuilderCustomizer exactNumbers() {
        return mapper -> mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    @Bean
    @ConditionalOnBean({JsonMapper.class, SmartValidator.class})
    PatchReader patchReader(JsonMapper json, SmartValidator annotations) {
        return new PatchReader(withTypedText(json), annotations);
    }

    /** What people send is cleaned before anybody reads it; see {@link TypedText}. */
    @Bean
    WebMvcConfigurer typedText(ObjectProvider<JsonMapper> mapper) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(new TypedText.Parameters());
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                mapper.ifAvailable(json ->
                        converters.withJsonConverter(
                                new JacksonJsonHttpMessageConverter(withTypedText(json))));
            }
        };
    }

    private static JsonMapper withTypedText(JsonMapper json) {
        return json.rebuild().addModule(TypedText.json()).build();
    }

    @Bean
    FilterRegistrationBean<RequestId> requestId(
            @Value("${marquee.web.keep-request-id:true}") boolean kept) {
        var filter = new FilterRegistrationBean<>(new RequestId(kept));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<HeadAsGet> headAsGet() {
        var filter = new FilterRegistrationBean<>(new HeadAsGet());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<UnreadableFilter> unreadable() {
        var filter = new FilterRegistrationBean<>(new UnreadableFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 8);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ParsedPath> parsedPath() {
        var filter = new FilterRegistrationBean<>(new ParsedPath());
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 9);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lenientQueries() {
        return tomcat -> tomcat.addEngineValves(new LenientQueryValve());
    }

    @Bean
    FilterRegistrationBean<AssetAddresses> assetAddresses(
            ObjectProvider<ResourceUrlProvider> resources) {
        var filter = new FilterRegistrationBean<>(new AssetAddresses(resources));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    @Bean
    FilterRegistrationBean<WholeJson> wholeJson() {
        var filter = new FilterRegistrationBean<>(new WholeJson());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** {@link AssetAddresses} stands in the place of Spring's own. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setEnabled(false);
        return filter;
    }

    /** JSON, text and bytes: what else libraries on the class path could read and write is off. */
    @Bean
    ServerHttpMessageConvertersCustomizer jsonAlone() {
        return converters ->
                converters.configureMessageConvertersList(
                        list -> list.removeIf(PlatformWebAutoConfiguration::isOfAnotherFormat));
    }

    private static boolean isOfAnotherFormat(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .anyMatch(type -> OTHER_FORMATS.contains(type.getSubtype()));
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(
            BodyLimits limits, ObjectProvider<LargeBodies> senders) {
        var filter =
                new FilterRegistrationBean<>(
                        new BodyLimitFilter(limits, senders.getIfAvailable(() -> request -> null)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
