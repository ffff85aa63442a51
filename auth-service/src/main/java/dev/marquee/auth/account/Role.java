package dev.marquee.auth.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account may do; the services' rules go by these names. */
public enum Role {
    ADMIN,
    /** Runs events: sees and changes only its own. */
    ORGANIZER,
    CUSTOMER,
    /** Admits at the door. */
    ENTRY_MANAGER,
    SUPPORT;

    /**
     * The role of this name, in any case, also as the older systems called it.
     *
     * @return empty for a name of no role
     */
    public static Optional<Role> of(String name) {
        var word = name.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return switch (word) {
            case "MANAGER", "ORGANISER" -> Optional.of(ORGANIZER);
            case "USER", "BUYER", "" -> Optional.of(CUSTOMER);
            case "ENTRY" -> Optional.of(ENTRY_MANAGER);
            default -> Arrays.stream(values()).filter(role -> role.name().equals(word)).findFirst();
        };
    }
}
