package dev.marquee.platform.language;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares the file of a language with what the services say in English. */
final class BundleCheck {

    /** An English text, and where it stands. */
    record English(String text, String place) {}

    /** What must be there of a language itself. */
    private static final List<String> ABOUT =
            List.of(
                    "language.name",
                    "language.locale",
                    "language.date.long",
                    "language.date.short",
                    "language.time",
                    "language.collation",
                    "language.reviewed-by");

    /** A text may choose among words as well. */
    private static final Set<ArgType> TEXTS = Set.of(ArgType.NONE, ArgType.SELECT);

    /** Arguments that only choose words; a language without plurals needs none of them. */
    private static final Set<ArgType> CHOOSING =
            EnumSet.of(ArgType.CHOICE, ArgType.PLURAL, ArgType.SELECTORDINAL);

    private final Map<String, English> english;

    BundleCheck(Map<String, English> english) {
        this.english = english;
    }

    /** The texts of all services that stand below this folder, by key of a language's file. */
    static Map<String, English> english(Path suite) throws IOException {
        var texts = new TreeMap<String, English>();
        try (var files = Files.walk(suite, 6)) {
            for (var file :
                    files.filter(path -> path.toString().contains("/src/main/resources/"))
                            .filter(path -> path.toString().endsWith("essages.properties"))
                            .sorted()
                            .toList()) {
                var service = service(suite.relativize(file));
                lines(Files.readString(file))
                        .forEach((key, line) ->
                                texts.put(
                                        service + "." + key,
                                        new English(
                                                line.text(),
                                                suite.relativize(file) + ":" + line.number())));
            }
        }
        return texts;
    }

    private static String service(Path file) {
        var first = file.getName(0).toString();
        return first.equals("platform") ? first : first.replaceFirst("-service$", "");
    }

    /** A text of a file, and its line. */
    record Line(String text, int number) {}

    /** The texts of a properties file, each with the line where it begins. */
    static Map<String, Line> lines(String file) {
        var texts = new TreeMap<String, Line>();
        var lines = file.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var first = i;
            var text = new StringBuilder(lines.get(i));
            var comment = lines.get(i).strip().matches("[#!].*");
            while (!comment
                    && text.toString().matches("(?s).*(?<!\\\\)(\\\\\\\\)*\\\\")
                    && i + 1 < lines.size()) text.append('\n').append(lines.get(++i));
            var one = new Properties();
            try {
                one.load(new StringReader(text.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (var key : one.stringPropertyNames())
                texts.put(key, new Line(one.getProperty(key), first + 1));
        }
        return texts;
    }

    /** Everything that is wrong with a file, a line each. */
    List<String> problems(String name, String file) {
        var found = new ArrayList<String>();
        var texts = lines(file);
        for (var key : ABOUT) if (!texts.containsKey(key)) found.add(name + ": lacks " + key);
        english.forEach((key, said) -> {
            if (!texts.containsKey(key))
                found.add("%s: lacks %s (%s): %s".formatted(name, key, said.place(), said.text()));
        });
        texts.forEach((key, line) -> {
            if (key.startsWith(Language.ABOUT)) return;
            var place = name + ":" + line.number() + ": " + key;
            var said = english.get(key);
            if (said == null) found.add(place + " is used by nothing");
            else {
                var wrong = difference(said.text(), line.text());
                if (wrong != null) found.add(place + " " + wrong);
            }
        });
        return found;
    }

    private static @Nullable String difference(String english, String other) {
        Map<String, Set<ArgType>> there;
        try {
            there = arguments(other);
        } catch (IllegalArgumentException e) {
            return "cannot be read: " + e.getMessage();
        }
        var here = arguments(english);
        for (var name : there.keySet())
            if (!here.containsKey(name)) return "has {" + name + "}, which English has not";
        for (var argument : here.entrySet()) {
            var types = there.get(argument.getKey());
            if (types == null) {
                if (CHOOSING.containsAll(argument.getValue())) continue;
                return "lacks {" + argument.getKey() + "}";
            }
            if (argument.getValue().equals(Set.of(ArgType.NONE)) && !TEXTS.containsAll(types))
                return "reads {" + argument.getKey() + "} as a number, which is a text in English";
        }
        return null;
    }

    /** How a text uses each of its arguments. */
    static Map<String, Set<ArgType>> arguments(String text) {
        var pattern = new MessagePattern(text);
        var found = new TreeMap<String, Set<ArgType>>();
        for (var i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() != Part.Type.ARG_START) continue;
            found.computeIfAbsent(
                            pattern.getSubstring(pattern.getPart(i + 1)),
                            name -> EnumSet.noneOf(ArgType.class))
                    .add(part.getArgType());
        }
        return found;
    }
}
