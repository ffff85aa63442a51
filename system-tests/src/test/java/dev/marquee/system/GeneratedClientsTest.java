package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.FileSystemUtils;

/**
 * Clients in Java and TypeScript, generated from the descriptions with the generator that most
 * integrators use and its usual settings, compile as they are.
 */
@ExtendWith(DemoSuite.class)
class GeneratedClientsTest {

    private static final Path CLIENTS = Path.of("target/clients").toAbsolutePath();
    private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");
    private static final Path TYPESCRIPT = Path.of("src/test/typescript");
    private static final Path COMPILER = TYPESCRIPT.resolve("node_modules/typescript/bin/tsc");

    @BeforeAll
    static void generate(RunningSuite suite) throws Exception {
        FileSystemUtils.deleteRecursively(CLIENTS);
        Descriptions.save(suite, CLIENTS.resolve("descriptions"));
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-jar",
                                GENERATOR.toString(),
                                "batch",
                                "--fail-fast"));
        for (var service : Descriptions.SERVICES) {
            command.add(settings(service, "java", java(service)));
            command.add(settings(service, "typescript-fetch", List.of()));
        }
        command.add(settings(Descriptions.MERGED, "java", java(Descriptions.MERGED)));
        run(command, "the generator refused a description");
    }

    private static List<String> java(String service) {
        var root = "dev.marquee.client." + service + "api"; // public alone is a keyword
        return List.of(
                "library: native",
                "openApiNullable: \"false\"",
                "useJakartaEe: \"true\"",
                "invokerPackage: " + root,
                "apiPackage: " + root + ".api",
                "modelPackage: " + root + ".model");
    }

    private static String settings(String service, String generator, List<String> more)
            throws IOException {
        var language = generator.replaceFirst("-.*", "");
        var lines = new ArrayList<String>();
        lines.add("generatorName: " + generator);
        lines.add("inputSpec: " + CLIENTS.resolve("descriptions/" + service + ".json"));
        lines.add("outputDir: " + CLIENTS.resolve(language + "/" + service));
        lines.add("globalProperties: {apis: \"\", models: \"\", supportingFiles: \"\"}");
        if (!more.isEmpty()) lines.add("additionalProperties:");
        more.forEach(line -> lines.add("  " + line));
        var file = CLIENTS.resolve(service + "-" + language + ".yaml");
        Files.write(file, lines);
        return file.toString();
    }

    @Test
    void java_clients_compile() throws Exception {
        var classes = Files.createDirectories(CLIENTS.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var options =
                    List.of(
                            "-proc:none",
                            "-nowarn",
                            "-d",
                            classes.toString(),
                            "-classpath",
                            System.getProperty(
                                    "surefire.test.class.path",
                                    System.getProperty("java.class.path")));
            var sources = files.getJavaFileObjectsFromPaths(sources());
            var done = compiler.getTask(said, files, null, options, null, sources).call();
            assertThat(done).as(said.toString()).isTrue();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(CLIENTS.resolve("java"))) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> file.toString().contains("/src/main/"))
                            .toList();
            assertThat(sources).hasSizeGreaterThan(Descriptions.SERVICES.size() * 5);
            return sources;
        }
    }

    /** With a program that does the main job, {@code job.ts}, so that its types are looked at. */
    @Test
    void typescript_clients_compile_and_have_the_types_that_the_job_needs() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(COMPILER), "./verify installs the TypeScript compiler with npm");
        run(
                List.of("node", COMPILER.toString(), "--project", TYPESCRIPT.toString()),
                "the clients do not compile");
    }

    private static void run(List<String> command, String complaint) throws Exception {
        var output = Files.createTempFile("marquee-clients", ".out");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
            assertThat(process.exitValue())
                    .as("%s:%n%s", complaint, Files.readString(output))
                    .isZero();
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
