package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml and the Dockerfile say what the services' own configuration says. */
class ContainersTest {

    private static final Path PROJECT = RunningSuite.PROJECT;
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
                        .isEqualTo(List.of("8080:" + port(service)));
            else assertThat(container(service)).doesNotContainKey("ports");
        }
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

    @Test
    void the_image_takes_the_layers_of_the_executable_jar() throws IOException {
        var dockerfile = Files.readString(PROJECT.resolve("Dockerfile"));
        assertThat(dockerfile)
                .contains(
                        "-jar ${SERVICE}/target/${SERVICE}-*-exec.jar extract --layers --launcher",
                        "layers/application/",
                        "USER marquee");
        for (var service : services().toList()) {
            try (var jars = Files.list(PROJECT.resolve(service + "/target"))) {
                assertThat(jars.map(jar -> jar.getFileName().toString()))
                        .as(service)
                        .anyMatch(name -> name.matches(service + "-.*-exec\\.jar"));
            }
        }
    }
}
