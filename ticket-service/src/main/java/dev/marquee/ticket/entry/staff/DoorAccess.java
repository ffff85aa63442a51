package dev.marquee.ticket.entry.staff;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Opens the door's addresses to those who may stand at one: organisers, admins, accounts for entry,
 * and phones that bring the key of a link. At which event's door, {@link DoorKeepers} say.
 */
@Component
public class DoorAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<String> ROLES =
            Set.of("ROLE_ADMIN", "ROLE_ORGANIZER", "ROLE_ENTRY_MANAGER");

    private final EntryDevices devices;

    public DoorAccess(EntryDevices devices) {
        this.devices = devices;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext request) {
        var hasRole =
                caller.get().getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(ROLES::contains);
        return new AuthorizationDecision(
                hasRole
                        || devices.find(request.getRequest().getHeader(DoorKeepers.HEADER))
                                .isPresent());
    }
}
