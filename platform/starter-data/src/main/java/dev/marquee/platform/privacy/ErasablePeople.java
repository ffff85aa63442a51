package dev.marquee.platform.privacy;

import java.util.Collection;

/** People whom a service can forget, by their addresses. */
public interface ErasablePeople {

    /** All addresses that stand here, those that were erased or are no addresses too. */
    Collection<String> addresses();

    /** Forgets whoever has this address. Told again, nothing changes. */
    void erase(String address);
}
