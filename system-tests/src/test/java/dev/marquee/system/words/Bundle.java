package dev.marquee.system.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The English words of a module, by key, with the line that each stands in.
 *
 * @param file its path inside of the project
 */
record Bundle(String file, Map<String, Integer> lines) {

    static Bundle of(Path root, Path file) throws IOException {
        return of(root.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
    }

    static Bundle of(String file, Iterable<String> text) {
        var lines = new LinkedHashMap<String, Integer>();
        var number = 0;
        for (var line : text) {
            number++;
            var end = line.indexOf('=');
            if (end > 0 && !line.startsWith("#")) lines.put(line.substring(0, end), number);
        }
        return new Bundle(file, lines);
    }
}
