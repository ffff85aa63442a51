package dev.marquee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceSecretsTest {

    private static final String MASTER = "a master of sixteen characters";

    @Test
    void each_service_and_purpose_has_a_secret_of_its_own() {
        var services = List.of("auth-service", "ticket-service", "event-service");
        var secrets =
                services.stream()
                        .flatMap(name ->
                                Stream.of(
                                        ServiceSecrets.clientSecret(MASTER, name),
                                        ServiceSecrets.databasePassword(MASTER, name),
                                        ServiceSecrets.clientSecret("another", name)))
                        .toList();
        assertThat(secrets).doesNotHaveDuplicates().allMatch(it -> it.matches("[\\w-]{43}"));
        assertThat(ServiceSecrets.clientSecret(MASTER, "auth-service"))
                .isEqualTo(ServiceSecrets.clientSecret(MASTER, "auth-service"));
    }

    @Test
    void openssl_derives_the_same() throws Exception {
        var line =
                "printf 'client ticket-service' | openssl dgst -sha256 -hmac '%s' -binary | openssl base64 | tr '+/' '-_' | tr -d '=\\n'"
                        .formatted(MASTER);
        assertThat(output("bash", "-c", line))
                .isEqualTo(ServiceSecrets.clientSecret(MASTER, "ticket-service"));
    }

    private static String output(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
