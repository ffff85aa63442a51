package dev.marquee.site.assistant.model;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.SitePages;
import dev.marquee.site.assistant.Played;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The assistant with a model that obeys whoever wrote last. */
abstract class ModelPages extends SitePages {

    static final FakeModel MODEL = new FakeModel();

    private static final AtomicLong ACCOUNTS = new AtomicLong(5000);

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry properties) {
        properties.add("marquee.assistant.model.api-key", () -> "test-key");
        properties.add("marquee.assistant.model.base-url", MODEL::address);
        // as long as a busy machine may take; what is too slow is tested by itself
        properties.add("marquee.assistant.model.first-token", () -> "60s");
        properties.add("marquee.assistant.model.whole", () -> "120s");
        properties.add("marquee.assistant.model.whole-at-once", () -> "120s");
    }

    @BeforeEach
    void anObedientModel() {
        MODEL.reset();
        Played.programme(neighbours);
    }

    /** Somebody whom no other test knows. */
    static long account() {
        return ACCOUNTS.incrementAndGet();
    }

    static JwtRequestPostProcessor as(long account) {
        return TestTokens.account(account, "p" + account + "@example.org", "CUSTOMER");
    }

    JsonNode whole(String question, @Nullable JwtRequestPostProcessor who) throws Exception {
        return JsonMapper.shared().readTree(send(question, who, MediaType.APPLICATION_JSON));
    }

    String streamed(String question, @Nullable JwtRequestPostProcessor who) throws Exception {
        return send(question, who, MediaType.TEXT_EVENT_STREAM);
    }

    private String send(String question, @Nullable JwtRequestPostProcessor who, MediaType accept)
            throws Exception {
        var body = JsonMapper.shared().createObjectNode().put("message", question);
        var request =
                mvc.post()
                        .uri("/api/ai/chat")
                        .header("Accept-Language", "en-GB")
                        .accept(accept)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.toString());
        if (who != null) request = request.with(who);
        return Objects.requireNonNull(request.exchange().getResponse().getContentAsString());
    }
}
