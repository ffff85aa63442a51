package dev.marquee.auth.audit;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.auth.AuthServiceTest;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.ChainLines;
import dev.marquee.platform.chain.HeadKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail is verified as it is stored and as a file, and stays valid when a person goes. */
@AuthServiceTest
class AuditProofTest {

    @Autowired MockMvcTester mvc;
    @Autowired AuditTrail trail;
    @Autowired JsonMapper json;

    @Test
    void programs_read_verify_and_take_it_along() throws Exception {
        var target = "event:EV" + UUID.randomUUID();
        record("ada@x.org", target);
        var entry =
                await().until(() -> search("target=" + target), items -> !items.isEmpty()).get(0);
        assertThat(entry.get("actor").asString()).isEqualTo("ada@x.org");
        await().until(() -> search("target=" + target).get(0).hasNonNull("seq"));

        var stored = verify(null);
        assertThat(stored.get("valid").asBoolean()).as("%s", stored).isTrue();
        assertThat(stored.get("fault").isNull()).isTrue();
        var export = export();
        assertThat(export).contains(target);
        assertThat(verify(export).get("valid").asBoolean()).isTrue();
        var broken = verify(export.replace("\"" + target, "\"other:" + target));
        assertThat(broken.get("fault").asString()).isEqualTo("hash");
        assertThat(broken.get("seq").asLong()).isEqualTo(entryOf(export, target));
        var elsewhere = headOfAnotherChain();
        for (var body : List.of(elsewhere, elsewhere + export))
            assertThat(verify(body).get("valid").asBoolean()).isFalse();
        assertThat(verify("\n").get("valid").asBoolean()).isTrue();
        for (var key : List.of("0".repeat(64), "none"))
            assertThat(mvc.post().uri("/api/audit/verify?key=" + key).with(admin()))
                    .hasStatus(key.equals("none") ? 422 : 200)
                    .bodyText()
                    .contains(key.equals("none") ? "64 digits" : "\"fault\":\"signature\"");
        assertThat(mvc.post().uri("/api/audit/verify").with(admin()).content("{\"head\":1}"))
                .hasStatus(422)
                .bodyText()
                .contains("unreadable-file");
        assertThat(mvc.post().uri("/api/audit/verify").with(admin()).content("hello"))
                .hasStatus(422)
                .bodyText()
                .contains("unreadable-file");
        await().untilAsserted(() ->
                assertThat(search("action=audit."))
                        .extracting(one -> one.get("action").asString())
                        .contains("audit.read", "audit.verified", "audit.exported"));
        assertThat(mvc.get().uri("/api/audit/heads").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("\"items\"", "\"keys\"");
    }

    @Test
    void the_page_says_whether_it_is_whole() {
        record("ada@x.org", "event:EV" + UUID.randomUUID());
        assertThat(mvc.get().uri("/admin/audit/verify").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Proof of the audit trail", "Verify what is stored");
        assertThat(mvc.post().uri("/admin/audit/verify").param("what", "stored").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("What is stored is whole");
        assertThat(file(export())).hasStatusOk().bodyText().contains("The file is whole");
        assertThat(file(export().replaceFirst("\"hash\":\"[0-9a-f]{2}", "\"hash\":\"zz")))
                .hasStatusOk()
                .bodyText()
                .contains("Broken at entry 0", "not what its hash was made of");
        assertThat(file("hello")).hasStatus(422).bodyText().contains("not an exported chain");
        assertThat(mvc.post().uri("/admin/audit/verify").with(admin()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file");
        assertThat(mvc.get().uri("/admin/audit/chain.ndjson").with(organizer())).hasStatus(403);
    }

    @Test
    void the_page_compares_with_what_somebody_kept_and_keeps_what_was_typed() {
        record("ada@x.org", "event:EV" + UUID.randomUUID());
        assertThat(kept(headOfAnotherChain(), ""))
                .hasStatusOk()
                .bodyText()
                .contains("Broken at entry", "0190f0c8");
        assertThat(kept("", "0".repeat(64)))
                .hasStatusOk()
                .bodyText()
                .contains("not signed by the key", "value=\"" + "0".repeat(64));
        assertThat(kept("what I kept", ""))
                .hasStatus(422)
                .bodyText()
                .contains("These heads cannot be read", "what I kept");
        assertThat(kept("", "my key"))
                .hasStatus(422)
                .bodyText()
                .contains("This is no public key", "value=\"my key\"");
    }

    private MvcTestResult kept(String heads, String key) {
        return mvc.post()
                .uri("/admin/audit/verify")
                .param("what", "stored")
                .param("heads", heads)
                .param("key", key)
                .with(admin())
                .exchange();
    }

    private static String headOfAnotherChain() {
        var key = HeadKey.readAll(HeadKey.newPem()).getFirst();
        var head =
                new ChainHead(
                        "0190f0c8-6b1c-7d53-9a57-2f6a3d0c1b77",
                        "2026-11-29",
                        0,
                        "a".repeat(64),
                        "0".repeat(64),
                        key.id(),
                        null);
        return new String(ChainLines.head(head.signedBy(key)), StandardCharsets.UTF_8) + "\n";
    }

    @Test
    void who_is_erased_is_gone_from_the_trail_and_it_is_whole() {
        var email = "gone-" + UUID.randomUUID() + "@example.org";
        var target = "event:EV" + UUID.randomUUID();
        record(email, target);
        await().until(() -> !search("target=" + target + "&who=" + email).isEmpty());
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"%s\",\"email\":\"%s\"}]}"
                                                .formatted(UUID.randomUUID(), email)))
                .hasStatus(204);
        assertThat(search("q=" + email)).isEmpty();
        var entry = search("target=" + target).get(0);
        assertThat(entry.get("erased").asBoolean()).isTrue();
        assertThat(entry.get("actor").asString()).isEmpty();
        assertThat(mvc.get().uri("/admin/audit?target=" + target).with(admin()))
                .bodyText()
                .contains("(erased)");
        assertThat(export()).doesNotContain(email);
        assertThat(verify(null).get("valid").asBoolean()).isTrue();
    }

    private void record(String actor, String target) {
        trail.record(AuditTrail.Actor.account(999_001, actor), "event.cancelled", target, "why");
    }

    private static long entryOf(String export, String target) {
        var line = export.lines().filter(one -> one.contains(target)).findFirst().orElseThrow();
        return Long.parseLong(line.replaceFirst(".*\"seq\":(\\d+).*", "$1"));
    }

    private JsonNode search(String query) {
        return json(mvc.get().uri("/api/audit?size=100&" + query).with(admin()).exchange())
                .get("items");
    }

    private JsonNode verify(@Nullable String file) {
        var request = mvc.post().uri("/api/audit/verify").with(admin());
        return json(
                file == null
                        ? request.exchange()
                        : request.contentType("application/jsonl").content(file).exchange());
    }

    private String export() {
        return text(mvc.post().uri("/api/audit/export").with(admin()).exchange());
    }

    private MvcTestResult file(String content) {
        return mvc.post()
                .uri("/admin/audit/verify")
                .multipart()
                .file(
                        new MockMultipartFile(
                                "file",
                                "audit-trail.ndjson",
                                "application/jsonl",
                                content.getBytes(StandardCharsets.UTF_8)))
                .with(admin())
                .exchange();
    }

    private JsonNode json(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return json.readTree(text(result));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
