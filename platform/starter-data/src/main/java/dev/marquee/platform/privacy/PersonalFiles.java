package dev.marquee.platform.privacy;

import java.util.List;
import java.util.Optional;

/** Files that a service gives to the person who sent them. */
public interface PersonalFiles {

    /**
     * One of them.
     *
     * @param ref by which it is asked for
     */
    record Listed(String ref, String name, long size) {}

    /** All of this person. */
    List<Listed> of(Person person);

    /** Empty where there is none of this person. */
    Optional<byte[]> content(Person person, String ref);
}
