package dev.marquee.auth.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import dev.marquee.auth.account.Account;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountNotices;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/** Adds passkeys to accounts, and signs in with them. */
@Service
public class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final int MOST = 20;

    private final WebAuthnRelyingPartyOperations webAuthn;
    private final UserCredentialRepository credentials;
    private final PasskeyUsers users;
    private final Challenges challenges;
    private final WebAuthnJson json;
    private final AccountNotices notices;

    Passkeys(
            WebAuthnRelyingPartyOperations webAuthn,
            UserCredentialRepository credentials,
            PasskeyUsers users,
            Challenges challenges,
            WebAuthnJson json,
            AccountNotices notices) {
        this.webAuthn = webAuthn;
        this.credentials = credentials;
        this.users = users;
        this.challenges = challenges;
        this.json = json;
        this.notices = notices;
    }

    /** What a browser needs to make a passkey for the account. */
    PublicKeyCredentialCreationOptions startAdding(Account account, Authentication caller) {
        var options =
                webAuthn.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(caller));
        challenges.add(options.getChallenge(), account.id());
        return options;
    }

    /**
     * Adds a passkey that was made for a challenge of ours, and tells the account's owner.
     *
     * @return false where it was not, or was made by another site
     */
    @Transactional
    public boolean add(
            Account account,
            Authentication caller,
            String label,
            PublicKeyCredential<AuthenticatorAttestationResponse> made) {
        if (of(account.id()).size() >= MOST) return false;
        var challenge = challenge(made.getResponse());
        if (challenge.isEmpty() || !challenges.use(challenge.get(), account.id())) return false;
        var asked =
                webAuthn.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(caller));
        var options =
                PublicKeyCredentialCreationOptions.builder()
                        .challenge(challenge.get())
                        .rp(asked.getRp())
                        .user(asked.getUser())
                        .pubKeyCredParams(asked.getPubKeyCredParams())
                        .authenticatorSelection(asked.getAuthenticatorSelection())
                        .attestation(asked.getAttestation())
                        .build();
        try {
            webAuthn.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(made, label)));
            notices.tell(account, AccountChange.PASSKEY_ADDED);
            return true;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            log.info("a passkey was refused: {}", e.getMessage());
            return false;
        }
    }

    /** What a browser needs to find a passkey of ours, whoever sits there. */
    PublicKeyCredentialRequestOptions startSigningIn() {
        var options = webAuthn.createCredentialRequestOptions(() -> null);
        challenges.add(options.getChallenge(), null);
        return options;
    }

    /**
     * Who has signed; nobody where the signature, the site or the challenge is not right, or the
     * passkey says that it is of another account than the one that it was made for.
     */
    Optional<Account> signedIn(PublicKeyCredential<AuthenticatorAssertionResponse> signed) {
        var challenge = challenge(signed.getResponse());
        if (challenge.isEmpty() || !challenges.use(challenge.get(), null)) return Optional.empty();
        var asked = webAuthn.createCredentialRequestOptions(() -> null);
        var options =
                PublicKeyCredentialRequestOptions.builder()
                        .challenge(challenge.get())
                        .rpId(asked.getRpId())
                        .userVerification(asked.getUserVerification())
                        .allowCredentials(List.of())
                        .build();
        try {
            var user =
                    webAuthn.authenticate(new RelyingPartyAuthenticationRequest(options, signed));
            if (!user.getId().equals(signed.getResponse().getUserHandle())) return Optional.empty();
            return users.account(user.getId()).filter(account -> !account.disabled());
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            log.info("a passkey was refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The account's passkeys, the newest first. */
    List<Passkey> of(long accountId) {
        return credentials.findByUserId(users.handle(accountId)).stream()
                .map(Passkey::of)
                .sorted(Comparator.comparing(Passkey::created).reversed())
                .toList();
    }

    /** How many the account has. */
    public int countOf(long accountId) {
        return of(accountId).size();
    }

    /** Removes one of the account's passkeys, and tells its owner; somebody else's stays. */
    @Transactional
    public boolean remove(Account account, String id) {
        var mine = of(account.id()).stream().anyMatch(passkey -> passkey.id().equals(id));
        if (!mine) return false;
        credentials.delete(Bytes.fromBase64(id));
        notices.tell(account, AccountChange.PASSKEY_REMOVED);
        return true;
    }

    /** Removes all of the account's passkeys. */
    @Transactional
    public void forget(long accountId) {
        for (var passkey : of(accountId)) credentials.delete(Bytes.fromBase64(passkey.id()));
    }

    /** The challenge that a browser says it has signed. */
    private Optional<Bytes> challenge(AuthenticatorResponse response) {
        var text = new String(response.getClientDataJSON().getBytes(), StandardCharsets.UTF_8);
        try {
            @Nullable String challenge = json.tree(text).path("challenge").asString("");
            return challenge == null || challenge.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Bytes.fromBase64(challenge));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
