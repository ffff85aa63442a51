package dev.marquee.system.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of all modules that reach people, by their paths inside of the project. */
record Sources(Path root, List<String> files) {

    private static final List<String> NOT_OURS =
            List.of("/vendor/", ".min.", "/redoc/", "/target/", "platform/starter-test/");

    /** From whatever folder of the project the tests run in. */
    static Sources find() throws IOException {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/access.csv"))) root = root.getParent();
        return of(root);
    }

    static Sources of(Path root) throws IOException {
        try (var modules = Stream.concat(Files.list(root), Files.list(root.resolve("platform")))) {
            var files = new ArrayList<String>();
            for (var module : (Iterable<Path>) modules.sorted()::iterator) {
                var main = module.resolve("src/main");
                if (!Files.isDirectory(main) || module.endsWith("launcher")) continue;
                try (var inside = Files.walk(main)) {
                    inside.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> NOT_OURS.stream().noneMatch(file::contains))
                            .sorted()
                            .forEach(files::add);
                }
            }
            return new Sources(root, List.copyOf(files));
        }
    }

    List<String> templates() {
        return list(Sources::isTemplate);
    }

    /** Pages, printed ones, and mails with and without markup. */
    private static boolean isTemplate(String file) {
        return file.endsWith(".html") || file.contains("/resources/mails/");
    }

    List<String> scripts() {
        return list(file -> file.endsWith(".js"));
    }

    /** Demo data and descriptions for programmers are in English. */
    List<Path> java() {
        return list(file ->
                        file.endsWith(".java")
                                && !file.contains("/apidocs/")
                                && !file.contains("/demo/")
                                && !file.matches(".*/(?:Demo\\w+|\\w+Docs|\\w+Examples)\\.java"))
                .stream()
                .map(root::resolve)
                .toList();
    }

    /** The platform's first, which the others are made with. */
    List<String> modules() {
        return files.stream()
                .map(Sources::module)
                .distinct()
                .sorted(Comparator.comparing(module -> !module.startsWith("platform/")))
                .toList();
    }

    List<String> of(String module) {
        return list(file ->
                module(file).equals(module)
                        && (file.endsWith(".java") || file.endsWith(".js") || isTemplate(file)));
    }

    Bundle bundleOf(String module) throws IOException {
        for (var name : List.of("messages", "platform-messages")) {
            var file = module + "/src/main/resources/" + name + ".properties";
            if (files.contains(file)) return bundle(file);
        }
        return Bundle.of(module, List.of());
    }

    Bundle bundle(String file) throws IOException {
        return Bundle.of(file, Files.readAllLines(root.resolve(file)));
    }

    String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    private List<String> list(Predicate<String> which) {
        return files.stream().filter(which).toList();
    }

    private static String module(String file) {
        return file.substring(0, file.indexOf("/src/main/"));
    }
}
