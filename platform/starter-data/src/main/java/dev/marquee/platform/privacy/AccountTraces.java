package dev.marquee.platform.privacy;

/** What a service writes down about who did something, where it knows accounts and no addresses. */
public interface AccountTraces {

    /** What stands for an account's owner afterwards. */
    String NOBODY = "(erased)";

    /**
     * Takes the owner's name from what they did; what was done stays. Told again, nothing changes.
     */
    void erase(ErasedAccount account);
}
