package dev.marquee.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler that does what is hard to undo, or opens another way in: people must have signed in,
 * or entered their password once more, within the last {@link #MINUTES} minutes. A page asks for it
 * and goes on with what was sent; a program is answered 401 {@code recent-sign-in-required} with
 * the challenge of RFC 9470. API clients pass: they have scopes, and making one asks already.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecentSignIn {

    /** How long ago it may be. */
    int MINUTES = 10;

    /** The claim of access tokens that says when their owner last proved to be there. */
    String CLAIM = "auth_time";

    /** The reason in the problem detail. */
    String PROBLEM = "recent-sign-in-required";
}
