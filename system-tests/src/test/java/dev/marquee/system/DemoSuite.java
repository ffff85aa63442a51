package dev.marquee.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The suite with its demo data and a mailbox, started once for all tests that ask for it by a
 * parameter: they use events and addresses of their own, and leave the demo accounts as they are.
 */
final class DemoSuite implements ParameterResolver {

    /**
     * What is called back, a new key, and a confirmed address count sooner than usual. There is a
     * language of long words, for whoever asks for it. The machine speaks Arabic and writes its own
     * digits, which must be seen nowhere. All tests come from one address and share a few accounts,
     * so it is not counted how often those register, ask for a new password, or book.
     */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "JDK_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG",
                    "MARQUEE_BOOKINGPACE_TIMES", "0",
                    "MARQUEE_LIMIT_PASSWORDS", "0",
                    "MARQUEE_LIMIT_REGISTER", "0",
                    "MARQUEE_PSEUDO_LANGUAGE", "true",
                    "MARQUEE_WEBHOOKS_ALLOW_PRIVATE", "true",
                    "MARQUEE_REVOCATIONS_POLL", "2s",
                    "MARQUEE_GATEWAY_SESSIONCACHE", "2s",
                    "MARQUEE_SIGNING_KEY_PUBLISHED_AHEAD", "2s");

    private record Running(Path folder, Mailbox mailbox, RunningSuite suite)
            implements AutoCloseable {

        static Running start() {
            try {
                var folder = Files.createTempDirectory("marquee-demo");
                var mailbox = new Mailbox();
                var settings = new HashMap<>(SETTINGS);
                settings.putAll(mailbox.settings());
                var suite = RunningSuite.start(folder.resolve("data"), List.of("--demo"), settings);
                return new Running(folder, mailbox, suite);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            suite.close();
            mailbox.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == RunningSuite.class || type == Mailbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(DemoSuite.class))
                        .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        return parameter.getParameter().getType() == Mailbox.class
                ? running.mailbox()
                : running.suite();
    }
}
