package dev.marquee.auth.apiclient;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for a new client.
 *
 * @param owner the owner's address; an admin may name another than their own
 * @param scopes as words, so that an unknown one is a mistake in the form and not an unreadable one
 */
record ApiClientForm(
        @NotBlank @Size(max = 100) @Pattern(regexp = PlainText.LINE) @Nullable String name,
        @Size(max = 254) @Nullable String owner,
        @NotEmpty @Nullable Set<String> scopes) {

    static ApiClientForm empty() {
        return new ApiClientForm(null, null, Set.of());
    }

    public boolean has(Scope scope) {
        return scopes != null && scopes.contains(scope.word());
    }

    /** What was ticked; empty where one of the words is no scope. */
    Optional<Set<Scope>> ticked() {
        var words = scopes == null ? Set.<String>of() : scopes;
        var known =
                words.stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet());
        return Optional.of(known).filter(found -> found.size() == words.size());
    }
}
