package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.config.ServiceSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml and the Dockerfile say what the services' own configuration says. */
class ContainersTest {

    private static final Path PROJECT = RunningSuite.PROJECT;
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    private static final String DIGEST = "[a-z/-]+:[\\w.-]+@sha256:[0-9a-f]{64}";
    private static final Map<String, Object> COMPOSE = compose();

    @SuppressWarnings("unchecked")
    private static Map<String, Object> compose() {
        try (var in = Files.newBufferedReader(PROJECT.resolve("docker-compose.yml"))) {
            return (Map<String, Object>) new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    private static Map<String, Object> container(String name) {
        return map(map(COMPOSE.get("services")).get(name));
    }

    static Stream<String> services() throws IOException {
        try (var folders = Files.list(PROJECT)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.endsWith("-service"))
                    .toList()
                    .stream();
        }
    }

    private static String configuration(String service) throws IOException {
        return Files.readString(PROJECT.resolve(service + "/src/main/resources/application.yml"));
    }

    private static int port(String service) throws IOException {
        var port =
                Pattern.compile("port: \\$\\{MARQUEE_\\w+_PORT:(\\d+)}")
                        .matcher(configuration(service));
        assertThat(port.find()).as("server.port of %s", service).isTrue();
        return Integer.parseInt(port.group(1));
    }

    @Test
    void there_are_nine_services_a_database_and_a_mail_catcher() throws IOException {
        assertThat(map(COMPOSE.get("services")).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(services(), Stream.of("postgres", "mail")).toList());
        assertThat(services()).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_image_is_built_from_its_own_folder(String service) {
        var build = map(container(service).get("build"));
        assertThat(map(build.get("args"))).containsEntry("SERVICE", service);
        assertThat(PROJECT.resolve(service + "/pom.xml")).exists();
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_health_is_asked_for_where_it_answers(String service) throws IOException {
        var check = String.valueOf(map(container(service).get("healthcheck")).get("test"));
        assertThat(check)
                .contains("/dev/tcp/127.0.0.1/" + port(service) + " ", "GET /actuator/health ");
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_others_find_it_at_its_name_and_port(String service) throws IOException {
        if (service.equals("gateway-service")) return;
        var addresses =
                map(COMPOSE.get("x-environment")).entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("_URL"))
                        .map(entry -> String.valueOf(entry.getValue()));
        assertThat(addresses).contains("http://" + service + ":" + port(service));
    }

    @Test
    void every_variable_is_one_that_a_service_reads() throws IOException {
        var read = settingsThatAreRead();
        for (var container : map(COMPOSE.get("services")).entrySet()) {
            if (List.of("postgres", "mail").contains(container.getKey())) continue;
            for (var variable : map(map(container.getValue()).get("environment")).keySet()) {
                if (variable.startsWith("SPRING_")) continue;
                assertThat(read).as("%s of %s", variable, container.getKey()).containsKey(variable);
            }
        }
    }

    @Test
    void every_variable_of_the_readme_is_one_that_is_read() throws IOException {
        var read = settingsThatAreRead();
        var variables =
                Pattern.compile("`((?:MARQUEE|SMTP|EMAIL)_[A-Z_]+)`")
                        .matcher(Files.readString(PROJECT.resolve("README.md")));
        assertThat(variables.results().map(result -> result.group(1)).distinct())
                .allSatisfy(name -> assertThat(read).containsKey(name));
    }

    /**
     * Every variable that stands as {@code ${NAME…}} in a configuration, or in quotes in the
     * launcher.
     */
    private static Map<String, String> settingsThatAreRead() throws IOException {
        var read = new TreeMap<String, String>();
        var name = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]|\"((?:MARQUEE)_[A-Z_]+)\"");
        try (var files = Files.walk(PROJECT)) {
            for (var file :
                    files.filter(file -> file.toString().matches(".*/src/main/.*\\.(yml|java)"))
                            .toList()) {
                for (var match : name.matcher(Files.readString(file)).results().toList()) {
                    read.put(
                            match.group(1) == null ? match.group(2) : match.group(1),
                            file.toString());
                }
            }
        }
        return read;
    }

    @Test
    void the_gateway_is_the_only_service_to_be_reached_from_outside() throws IOException {
        for (var service : services().toList()) {
            if (service.equals("gateway-service"))
                assertThat(container(service).get("ports"))
                        .as(
                                "bound to this machine; Docker would open anything else past a firewall")
                        .isEqualTo(List.of("127.0.0.1:8080:" + port(service)));
            else assertThat(container(service)).doesNotContainKey("ports");
        }
    }

    @Test
    void containers_may_do_and_keep_little() {
        for (var entry : map(COMPOSE.get("services")).entrySet()) {
            var container = map(entry.getValue());
            assertThat(container)
                    .as(entry.getKey())
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsKeys("mem_limit", "pids_limit")
                    .doesNotContainKeys("privileged", "cap_add", "network_mode", "pid");
            assertThat(String.valueOf(container.get("tmpfs"))).contains("/tmp:");
            assertThat(String.valueOf(container.get("ports")))
                    .as("ports of %s", entry.getKey())
                    .matches("null|\\[127\\.0\\.0\\.1:\\d+:\\d+]");
        }
    }

    @Test
    void images_of_others_are_named_by_their_digest() throws IOException {
        for (var name : List.of("postgres", "mail"))
            assertThat(String.valueOf(container(name).get("image"))).matches(DIGEST);
        assertThat(Files.readAllLines(PROJECT.resolve("Dockerfile")))
                .filteredOn(line -> line.matches("ARG (JDK|JRE)=.*"))
                .hasSize(2)
                .allMatch(line -> line.replaceFirst("ARG \\w+=", "").matches(DIGEST));
        assertThat(Files.readAllLines(PROJECT.resolve("Dockerfile")))
                .filteredOn(line -> line.startsWith("FROM "))
                .allMatch(line -> line.matches("FROM (\\$\\{(JDK|JRE)}|build).*"));
    }

    @Test
    void nobody_gets_demo_accounts_without_asking() {
        assertThat(map(COMPOSE.get("x-environment")))
                .containsEntry("SPRING_PROFILES_ACTIVE", "${SPRING_PROFILES_ACTIVE:-}");
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_service_is_given_its_own_secrets_and_no_others(String service) {
        var name = service.replace("-service", "").toUpperCase(Locale.ROOT);
        var environment = map(container(service).get("environment"));
        if (service.equals("auth-service"))
            assertThat(environment).doesNotContainKey("MARQUEE_SERVICE_KEY");
        else
            assertThat(environment)
                    .doesNotContainKey("MARQUEE_SERVICE_SECRET")
                    .containsEntry(
                            "MARQUEE_SERVICE_KEY",
                            "${%s_SERVICE_KEY:?run bin/secrets}".formatted(name));
        if (service.equals("public-service"))
            assertThat(environment).doesNotContainKey("MARQUEE_POSTGRES_PASSWORD");
        else
            assertThat(environment)
                    .containsEntry(
                            "MARQUEE_POSTGRES_USERNAME", "marquee_" + service.replace('-', '_'))
                    .containsEntry(
                            "MARQUEE_POSTGRES_PASSWORD",
                            "${%s_DATABASE_PASSWORD:?run bin/secrets}".formatted(name));
    }

    @Test
    void the_script_makes_every_secret_that_compose_asks_for_once(@TempDir Path folder)
            throws Exception {
        var file = folder.resolve("env");
        Files.writeString(file, "POSTGRES_PASSWORD=kept\n");
        for (var run = 0; run < 2; run++) {
            var script = PROJECT.resolve("bin/secrets").toString();
            var process =
                    RunningSuite.run(
                            List.of(script, file.toString()), Map.of(), folder.resolve("out"));
            assertThat(process.waitFor()).isZero();
        }
        var made = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split("=", 2);
            assertThat(made.put(parts[0], parts[1])).as(parts[0]).isNull();
        }
        var asked =
                Pattern.compile("\\$\\{(\\w+):\\?run bin/secrets}")
                        .matcher(Files.readString(PROJECT.resolve("docker-compose.yml")))
                        .results()
                        .map(it -> it.group(1))
                        .toList();
        assertThat(made.keySet())
                .containsAll(asked)
                .hasSize(asked.stream().distinct().toList().size());
        assertThat(made).containsEntry("POSTGRES_PASSWORD", "kept");
        assertThat(made.values()).doesNotHaveDuplicates();
        assertThat(made)
                .containsEntry(
                        "TICKET_SERVICE_KEY",
                        ServiceSecrets.clientSecret(
                                made.get("MARQUEE_SERVICE_SECRET"), "ticket-service"));
    }

    @Test
    void a_service_starts_after_what_it_needs() throws IOException {
        assertThat(map(container("gateway-service").get("depends_on")).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        services().filter(name -> !name.equals("gateway-service")).toList());
        for (var service : services().filter(name -> !name.equals("gateway-service")).toList()) {
            assertThat(container(service).get("depends_on"))
                    .as(service)
                    .isEqualTo(Map.of("postgres", Map.of("condition", "service_healthy")));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_jar_names_the_libraries_in_it(String service) throws IOException {
        try (var jars = Files.list(PROJECT.resolve(service + "/target"))) {
            var jar =
                    jars.filter(it -> it.getFileName().toString().endsWith("-exec.jar"))
                            .findFirst()
                            .orElseThrow();
            try (var file = new JarFile(jar.toFile());
                    var in = file.getInputStream(file.getEntry(SBOM))) {
                assertThat(components(in.readAllBytes()))
                        .contains("spring-boot", "tomcat-embed-core")
                        .doesNotContain("junit-jupiter", "jai-imageio-core", "jcommander");
            }
        }
    }

    @Test
    void the_suite_has_one_list_of_all_libraries_that_it_runs() throws IOException {
        var suite = PROJECT.resolve("launcher/target/suite");
        var listed = components(Files.readAllBytes(suite.resolve("sbom.json")));
        try (var jars = Files.list(suite.resolve("lib"))) {
            var missing =
                    jars.map(jar -> jar.getFileName().toString())
                            .filter(jar -> !jar.startsWith("launcher-"))
                            .filter(jar ->
                                    listed.stream().noneMatch(it -> jar.startsWith(it + "-")))
                            .toList();
            assertThat(missing).isEmpty();
        }
    }

    private static List<String> components(byte[] sbom) {
        var components = Http.JSON.readTree(sbom).get("components");
        return components.valueStream().map(it -> it.get("name").asString()).toList();
    }

    @Test
    void the_image_takes_the_layers_of_the_executable_jar() throws IOException {
        var dockerfile = Files.readString(PROJECT.resolve("Dockerfile"));
        assertThat(dockerfile)
                .contains(
                        "-jar ${SERVICE}/target/${SERVICE}-*-exec.jar extract --layers --launcher",
                        "layers/application/",
                        "USER 10001",
                        "umask 077");
        for (var service : services().toList()) {
            try (var jars = Files.list(PROJECT.resolve(service + "/target"))) {
                assertThat(jars.map(jar -> jar.getFileName().toString()))
                        .as(service)
                        .anyMatch(name -> name.matches(service + "-.*-exec\\.jar"));
            }
        }
    }
}
