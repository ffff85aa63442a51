package dev.marquee.auth.passkey;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WebAuthn's own JSON, which browsers write and read; its names are not ours. */
@Component
class WebAuthnJson {

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    String write(Object options) {
        return json.writeValueAsString(options);
    }

    JsonNode tree(String text) {
        return json.readTree(text);
    }

    /**
     * @throws ErrorResponseException 422 if this is no new passkey
     */
    PublicKeyCredential<AuthenticatorAttestationResponse> made(JsonNode credential) {
        var made =
                read(
                        credential,
                        new TypeReference<
                                PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
        var response = made.getResponse();
        if (missing(made.getRawId(), response)
                || missing(response.getClientDataJSON(), response.getAttestationObject()))
            throw invalid();
        return made;
    }

    /**
     * @throws ErrorResponseException 422 if this is no signature
     */
    PublicKeyCredential<AuthenticatorAssertionResponse> signed(JsonNode credential) {
        var signed =
                read(
                        credential,
                        new TypeReference<
                                PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
        var response = signed.getResponse();
        if (missing(signed.getRawId(), response)
                || missing(response.getClientDataJSON(), response.getAuthenticatorData())
                || missing(response.getSignature(), response)) throw invalid();
        return signed;
    }

    private <T> T read(JsonNode credential, TypeReference<T> type) {
        try {
            var read = json.treeAsTokens(credential).readValueAs(type);
            if (read == null) throw invalid();
            return read;
        } catch (JacksonException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static boolean missing(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null;
    }

    private static ErrorResponseException invalid() {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-input",
                Text.of("problem.invalid-input.is-not-what"));
    }
}
