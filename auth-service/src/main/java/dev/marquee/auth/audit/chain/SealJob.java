package dev.marquee.auth.audit.chain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Seals within seconds of what arrives; any number of replicas may do so. */
@Component
class SealJob {

    private static final Logger log = LoggerFactory.getLogger(SealJob.class);

    private final Sealer sealer;
    private final ForgetPerson forget;
    private final SignHeads heads;

    SealJob(Sealer sealer, ForgetPerson forget, SignHeads heads) {
        this.sealer = sealer;
        this.forget = forget;
        this.heads = heads;
    }

    @Scheduled(fixedDelayString = "${marquee.audit.seal-every:2s}")
    void run() {
        try {
            sealer.sealAll();
            forget.eraseLate();
            heads.signDue();
        } catch (DataAccessException | TransactionException e) {
            log.warn("the audit trail is not sealed, which is tried again: {}", e.toString());
        }
    }
}
