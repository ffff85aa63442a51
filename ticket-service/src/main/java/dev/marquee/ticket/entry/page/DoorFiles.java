package dev.marquee.ticket.entry.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files of the page, which a phone takes along all at once, in one version. */
@Component
class DoorFiles {

    private static final String FOLDER = "/static/entry/";

    /** What the page is made of besides. */
    private static final List<String> ELSEWHERE =
            List.of(
                    "templates/entry/door.html",
                    "messages.properties",
                    "static/assets/marquee.css",
                    "static/assets/live.js",
                    "static/assets/icons.svg");

    private static final int VERSION = 16;

    private final String worker;

    DoorFiles() {
        try {
            var files = new TreeMap<String, Resource>();
            var resolver = new PathMatchingResourcePatternResolver();
            for (var file : resolver.getResources("classpath:" + FOLDER + "**/*.*")) {
                var address = file.getURL().toString();
                files.put(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), file);
            }
            var all = new ArrayList<>(files.values());
            for (var path : ELSEWHERE) all.add(new ClassPathResource(path));
            var script =
                    new ClassPathResource("entry/worker.js")
                            .getContentAsString(StandardCharsets.UTF_8);
            this.worker = constants(files.navigableKeySet().stream().toList(), all) + script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script of the service worker, which begins with the version and the files. */
    String worker() {
        return worker;
    }

    private static String constants(List<String> names, List<Resource> all) throws IOException {
        var list = names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return "const VERSION = '%s';%nconst FILES = [%s];%n".formatted(version(all), list);
    }

    private static String version(List<Resource> files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) digest.update(file.getContentAsByteArray());
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
