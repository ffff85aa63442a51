package dev.marquee.auth.passkey;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/**
 * Accounts as passkeys know them. The "username" that Spring looks up is the account's id; what an
 * authenticator shows is the e-mail address of that moment.
 */
@Repository
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    PasskeyUsers(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return account(handle).map(account -> entity(account, handle)).orElse(null);
    }

    /** Always there for an account: it gets a handle when it is first asked for one. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String accountId) {
        return accounts.byId(Long.parseLong(accountId))
                .map(account -> entity(account, handle(account.id())))
                .orElse(null);
    }

    /** Whose handle this is. */
    Optional<Account> account(Bytes handle) {
        return jdbc.sql("select account_id from passkey_user where handle = ?")
                .param(handle.toBase64UrlString())
                .query(Long.class)
                .optional()
                .flatMap(accounts::byId);
    }

    Bytes handle(long accountId) {
        jdbc.sql(
                        "insert into passkey_user (account_id, handle) values (?, ?) on conflict do nothing")
                .params(accountId, Bytes.random().toBase64UrlString())
                .update();
        return Bytes.fromBase64(
                jdbc.sql("select handle from passkey_user where account_id = ?")
                        .param(accountId)
                        .query(String.class)
                        .single());
    }

    private static PublicKeyCredentialUserEntity entity(Account account, Bytes handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(account.email().value())
                .displayName(account.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("accounts are made elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts are closed elsewhere");
    }
}
