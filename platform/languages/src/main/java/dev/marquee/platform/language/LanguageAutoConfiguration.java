package dev.marquee.platform.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Gives a service the languages and its texts in them. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration")
public class LanguageAutoConfiguration {

    /**
     * The languages of the files; {@code marquee.data} may have {@code languages/*.properties},
     * too.
     *
     * <p>Settings are read without placeholders: the texts are there before anything that would
     * resolve those.
     */
    @Bean
    @ConditionalOnMissingBean
    Languages languages(Environment settings) {
        return Languages.read(
                Path.of(settings.getProperty("marquee.data", "data")).resolve("languages"),
                settings.getProperty("marquee.language", "en"),
                settings.getProperty("marquee.pseudo-language", Boolean.class, false));
    }

    @Bean
    @ConditionalOnMissingBean(name = "messageSource")
    MessageSource messageSource(
            Languages languages, Environment settings, ResourceLoader resources) {
        var service = settings.getProperty("spring.application.name", "service");
        var bundles = settings.getProperty("spring.messages.basename", "messages").split(",");
        return new LanguageMessages(
                languages,
                service.replaceFirst("-service$", ""),
                english(List.of(bundles), resources));
    }

    /** Of two texts of one key, that of the bundle that is named first. */
    private static Map<String, String> english(List<String> bundles, ResourceLoader resources) {
        var texts = new HashMap<String, String>();
        // the last one has what constraints say that name no text of their own
        for (var bundle :
                Stream.concat(bundles.stream(), Stream.of("ValidationMessages")).toList()) {
            var file = resources.getResource("classpath:" + bundle + ".properties");
            if (!file.exists()) continue;
            var read = new Properties();
            try (var reader =
                    new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (var key : read.stringPropertyNames())
                texts.putIfAbsent(key, read.getProperty(key));
        }
        return texts;
    }
}
