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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/** Gives a service the languages and its texts in them. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration")
public class LanguageAutoConfiguration {

    /**
     * @param data the folder that may have {@code languages/*.properties}
     * @param house the tag of the installation's language
     * @param pseudo whether there is the language for trying out pages
     */
    @Bean
    @ConditionalOnMissingBean
    Languages languages(
            @Value("${marquee.data:data}") Path data,
            @Value("${marquee.language:en}") String house,
            @Value("${marquee.pseudo-language:false}") boolean pseudo) {
        return Languages.read(data.resolve("languages"), house, pseudo);
    }

    @Bean
    @ConditionalOnMissingBean(name = "messageSource")
    MessageSource messageSource(
            Languages languages,
            @Value("${spring.application.name:service}") String service,
            @Value("${spring.messages.basename:messages}") List<String> bundles,
            ResourceLoader resources) {
        return new LanguageMessages(
                languages, service.replaceFirst("-service$", ""), english(bundles, resources));
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
