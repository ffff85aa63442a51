package dev.marquee.ticket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.client.ResourceAccessException;

class UnreachableAddressesTest {

    private final NotificationClient notifications = mock(NotificationClient.class);
    private final UnreachableAddresses unreachable = new UnreachableAddresses(notifications);

    /** Its own service may be away, or the one that gives out the token to ask it with. */
    static Stream<RuntimeException> troubles() {
        return Stream.of(
                new ResourceAccessException("nobody listens"),
                new OAuth2AuthorizationException(new OAuth2Error("server_error")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void a_list_is_shown_without_it_whoever_is_away(RuntimeException trouble) {
        when(notifications.unreachable(any())).thenThrow(trouble);
        assertThat(unreachable.amongst(List.of("ana@example.org"))).isEmpty();
        assertThat(unreachable.has("ana@example.org")).isFalse();
    }
}
