package dev.marquee.report.client;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** Accounts, which auth-service knows; as this service. */
public interface AccountClient {

    /**
     * An account as it is now.
     *
     * @param email null until it is confirmed
     * @param locale the tag of the language that its owner chose; null for none
     * @param roles none for who may not sign in
     */
    record Account(
            long id,
            String name,
            @Nullable String email,
            @Nullable String locale,
            boolean disabled,
            Set<String> roles) {}

    /** 404 for one that is closed. */
    @GetExchange("/internal/accounts/{id}")
    Account get(@PathVariable long id);
}
