package dev.marquee.auth.account;

/** What an account may do; the services' rules go by these names. */
public enum Role {
    ADMIN,
    /** Runs events: sees and changes only its own. */
    ORGANIZER,
    CUSTOMER,
    /** Admits at the door. */
    ENTRY_MANAGER,
    SUPPORT
}
