package dev.marquee.auth.users;

import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.auth.letter.AccountChange;
import dev.marquee.auth.letter.AccountNotices;
import dev.marquee.auth.passkey.Passkeys;
import dev.marquee.auth.revocation.Revocations;
import dev.marquee.auth.session.BrowserSessions;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way back for somebody who has lost phone and recovery codes: the password alone. */
@Service
class ForgetFactors {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final BrowserSessions sessions;
    private final Revocations revocations;
    private final AccountNotices notices;
    private final AuditTrail audit;

    ForgetFactors(
            Accounts accounts,
            SecondFactors factors,
            Passkeys passkeys,
            BrowserSessions sessions,
            Revocations revocations,
            AccountNotices notices,
            AuditTrail audit) {
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.revocations = revocations;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * Turns two steps off and removes all passkeys; whoever is signed in is so no longer, and the
     * owner is told.
     *
     * @param admin who does it: not the owner, whose own page asks for more than a session
     * @throws org.springframework.web.ErrorResponseException 404 if there is no such account; 409
     *     {@code own-account}
     */
    @Transactional
    public void handle(long id, long admin) {
        if (id == admin)
            throw Problems.problem(
                    HttpStatus.CONFLICT, "own-account", Text.of("problem.own-account"));
        var account =
                accounts.byId(id)
                        .filter(found -> !found.closed())
                        .orElseThrow(() -> Problems.notFound("account"));
        factors.forget(id);
        passkeys.forget(id);
        notices.tell(account, AccountChange.FACTORS_REMOVED);
        sessions.closeAll(id);
        revocations.endAll(String.valueOf(id));
        audit.record("factors.forgotten", "account:" + id, account.email().value());
    }
}
