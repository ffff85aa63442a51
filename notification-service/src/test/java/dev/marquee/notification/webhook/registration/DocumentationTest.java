package dev.marquee.notification.webhook.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/webhooks.md tells integrators to do works, word for word. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/webhooks.md");
    private static final WebhookSecret SECRET = WebhookSecret.create();
    private static final String BODY = "{\"name\":\"日本語 🎷 \\u0022\"}";
    private static final Instant SENT = Instant.ofEpochSecond(1_764_065_700);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, right, true",
        "299, right, true",
        "301, right, false",
        "-301, right, false",
        "0, wrong, false",
        "0, 'wrong right', true",
        "0, '', false"
    })
    void the_java_example_believes_us_and_nobody_else(int later, String which, boolean believes)
            throws Exception {
        assertThat(
                        javaExample()
                                .invoke(
                                        null,
                                        SECRET.text(),
                                        "msg_1",
                                        String.valueOf(SENT.getEpochSecond()),
                                        signatures(which),
                                        BODY.getBytes(UTF_8),
                                        SENT.plusSeconds(later)))
                .isEqualTo(believes);
    }

    @Test
    void the_java_example_notices_a_changed_body() throws Exception {
        assertThat(
                        javaExample()
                                .invoke(
                                        null,
                                        SECRET.text(),
                                        "msg_1",
                                        String.valueOf(SENT.getEpochSecond()),
                                        signatures("right"),
                                        BODY.replace("日", "月").getBytes(UTF_8),
                                        SENT))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"python3, python, py", "node, javascript, js"})
    void the_other_examples_believe_us_and_nobody_else(
            String program, String language, String ending) throws Exception {
        assumeTrue(runs(program), program + " is not on this machine");
        var headers =
                "{\"webhook-id\": \"msg_1\", \"webhook-timestamp\": \"%d\", \"webhook-signature\": \"%s\"}";
        var right = headers.formatted(SENT.getEpochSecond(), signatures("wrong right"));
        var wrong = headers.formatted(SENT.getEpochSecond(), signatures("wrong"));
        var print = ending.equals("py") ? "print" : "console.log";
        var body =
                ending.equals("py")
                        ? "open('body', 'rb').read()"
                        : "require('node:fs').readFileSync('body')";
        Files.writeString(folder.resolve("body"), BODY);
        var calls =
                """

                P(verify('S', RIGHT, B, %1$d))
                P(verify('S', WRONG, B, %1$d))
                P(verify('S', RIGHT, B, %2$d))
                """
                        .formatted(SENT.getEpochSecond(), SENT.getEpochSecond() + 301)
                        .replace("P(", print + "(")
                        .replace("'S'", "'" + SECRET.text() + "'")
                        .replace("RIGHT", right)
                        .replace("WRONG", wrong)
                        .replace("B,", body + ",");
        var file = folder.resolve("example." + ending);
        Files.writeString(file, block(language) + calls);
        var run =
                new ProcessBuilder(program, file.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said =
                new String(run.getInputStream().readAllBytes(), UTF_8)
                        .toLowerCase(java.util.Locale.ROOT);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said.strip().split("\\s+")).containsExactly("true", "false", "false");
    }

    @Test
    void the_signature_to_try_one_s_own_code_with_is_right() throws IOException {
        var page = Files.readString(PAGE);
        var secret = found(page, "with the secret `(whsec_[^`]+)`");
        var signature = found(page, "the signature is `([^`]+)`");
        assertThat(new WebhookSecret(secret).sign("msg_1", SENT, "{\"type\":\"webhook.test\"}"))
                .isEqualTo(signature);
    }

    @Test
    void the_page_names_every_type_of_event() throws IOException {
        assertThat(Files.readString(PAGE)).contains(EventType.words()).contains(EventType.TEST);
    }

    private static String signatures(String which) {
        return which.replace("right", SECRET.sign("msg_1", SENT, BODY))
                .replace("wrong", WebhookSecret.create().sign("msg_1", SENT, BODY));
    }

    private Method javaExample() throws Exception {
        var file = folder.resolve("Webhooks.java");
        Files.writeString(file, block("java"));
        var failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), file.toString());
        assertThat(failed).isZero();
        var loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()});
        return loader.loadClass("Webhooks")
                .getMethod(
                        "verify",
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        byte[].class,
                        Instant.class);
    }

    private static String block(String language) throws IOException {
        return found(Files.readString(PAGE), "(?s)```" + language + "\n(.*?)```");
    }

    private static String found(String page, String pattern) {
        var match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
