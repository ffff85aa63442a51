package dev.marquee.platform.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the files of languages: those that come along, and those of the installation. */
final class LanguageFiles {

    private static final Logger log = LoggerFactory.getLogger(LanguageFiles.class);
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)\\.properties");

    private LanguageFiles() {}

    /**
     * All languages by tag.
     *
     * @param folder of the installation's own; what a file there says goes before what comes along
     */
    static Map<String, Map<String, String>> read(Path folder) {
        var languages = new TreeMap<String, Map<String, String>>();
        for (var file : along()) add(file, languages, true);
        for (var file : in(folder)) add(file, languages, false);
        return languages;
    }

    private static List<Resource> along() {
        try {
            return List.of(
                    new PathMatchingResourcePatternResolver(LanguageFiles.class.getClassLoader())
                            .getResources("classpath*:languages/*.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Resource> in(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.newDirectoryStream(folder, "*.properties")) {
            var found = new ArrayList<Resource>();
            for (var file : files) found.add(new FileSystemResource(file));
            return found;
        } catch (IOException e) {
            log.error("The languages of {} cannot be read", folder, e);
            return List.of();
        }
    }

    /** A file of the installation that cannot be read is left out: the rest works without it. */
    private static void add(
            Resource file, Map<String, Map<String, String>> languages, boolean ours) {
        var name = NAME.matcher(String.valueOf(file.getFilename()));
        if (!name.matches()) {
            log.warn("{} is not named after a language, such as pt.properties", file);
            return;
        }
        var texts = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            if (ours) throw new IllegalStateException(file + " cannot be read", e);
            log.error("{} cannot be read: {}", file, e.toString());
            return;
        }
        var language = languages.computeIfAbsent(name.group(1), tag -> new TreeMap<>());
        for (var key : texts.stringPropertyNames()) language.put(key, texts.getProperty(key));
    }
}
