package dev.marquee.auth.passkey;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.security.AccessRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** Passkeys are made for the host of the public address, and work on its pages only. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    @Bean
    UserCredentialRepository passkeyCredentials(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    /** The device checks who holds it, by finger, face or PIN: that makes a passkey two factors. */
    @Bean
    WebAuthnRelyingPartyOperations webAuthn(
            PasskeyUsers users, UserCredentialRepository credentials, MarqueeSettings settings) {
        var site = settings.publicUrl();
        var webAuthn =
                new Webauthn4JRelyingPartyOperations(
                        users,
                        credentials,
                        PublicKeyCredentialRpEntity.builder()
                                .id(site.getHost())
                                .name("Marquee")
                                .build(),
                        Set.of(site.getScheme() + "://" + site.getAuthority()));
        webAuthn.setCustomizeCreationOptions(options ->
                options.authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build()));
        webAuthn.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return webAuthn;
    }

    @Bean
    AccessRules passkeyRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.POST, "/webauthn/sign-in", "/webauthn/sign-in/options")
                        .permitAll()
                        .requestMatchers("/profile/passkeys", "/profile/passkeys/{step}")
                        .authenticated();
    }
}
