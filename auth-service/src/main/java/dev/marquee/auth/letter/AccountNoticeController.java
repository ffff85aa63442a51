package dev.marquee.auth.letter;

import dev.marquee.auth.account.Accounts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where other services say what was changed in them that owners of accounts should hear of. */
@Hidden
@RestController
class AccountNoticeController {

    record Notices(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> notices) {}

    /**
     * One of them.
     *
     * @param key a notice whose key was told before is discarded by whoever mails it
     * @param change webhook-added …
     * @param from the client's address, or empty
     * @param about the event's name, where the change is about an event
     * @param page where the owner looks at it; where there is none, the mail leads to a new
     *     password
     */
    record One(
            @NotBlank @Size(max = 120) String key,
            @Positive long account,
            @NotNull @Pattern(regexp = "webhook-(added|changed|removed)|mostly-unconfirmed")
                    String change,
            @NotNull Instant at,
            @NotNull @Size(max = 60) String from,
            @Size(max = 300) @Nullable String about,
            @Pattern(regexp = "/admin/[A-Za-z0-9/-]{1,100}") @Nullable String page) {}

    private final Accounts accounts;
    private final AccountNotices notices;

    AccountNoticeController(Accounts accounts, AccountNotices notices) {
        this.accounts = accounts;
        this.notices = notices;
    }

    /** Owners who are gone hear nothing. */
    @PostMapping("/internal/account-notices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void tell(@Valid @RequestBody Notices told) {
        for (var one : told.notices())
            accounts.byId(one.account())
                    .filter(account -> !account.closed())
                    .ifPresent(account ->
                            notices.tell(
                                    account,
                                    AccountChange.of(one.change()).orElseThrow(),
                                    one.key(),
                                    one.at(),
                                    one.from(),
                                    one.about(),
                                    one.page()));
    }
}
