package dev.marquee.notification.centre;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where other services hand in what stands in no mail of theirs. */
@RestController
@Hidden
class NoticeIntakeController {

    record Request(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> notices) {}

    /**
     * One of them.
     *
     * @param account whom; absent for all who have the role
     * @param dedupeKey there is one of a key for each account
     */
    record One(
            @Nullable @Positive Long account,
            @Nullable @Pattern(regexp = "[A-Z_]{1,20}") String role,
            @NotBlank @Size(max = 40) String kind,
            @Nullable @Pattern(regexp = NoticeLinks.SUBJECT, message = "{invalid.a-subject}")
                    String subjectRef,
            @NotBlank
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9:._-]{0,199}",
                            message = "{invalid.letters-digits-and-200}")
                    String dedupeKey,
            @Nullable @Size(max = 12) Map<String, @NotNull @Size(max = 1000) String> params) {}

    private final Notify notify;
    private final Readers readers;

    NoticeIntakeController(Notify notify, Readers readers) {
        this.notify = notify;
        this.readers = readers;
    }

    /** All of them, or none. */
    @PostMapping("/internal/notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void accept(@Valid @RequestBody Request request) {
        for (int i = 0; i < request.notices().size(); i++) {
            var one = request.notices().get(i);
            var at = "notices[" + i + "].kind";
            var kind =
                    NoticeKind.of(one.kind())
                            .orElseThrow(() -> Problems.invalid(at, Text.of("invalid.not-a-kind")));
            for (var account : whom(one)) notify.handle(notice(one, account, kind));
        }
    }

    private List<Long> whom(One one) {
        if (one.account() != null) return List.of(one.account());
        return one.role() == null ? List.of() : readers.withRole(one.role());
    }

    private static Notice notice(One one, long account, NoticeKind kind) {
        var params = new HashMap<String, String>();
        if (one.params() != null) params.putAll(one.params());
        params.keySet().retainAll(NoticeTexts.PARAMS);
        return new Notice(account, kind, one.subjectRef(), one.dedupeKey(), params);
    }
}
