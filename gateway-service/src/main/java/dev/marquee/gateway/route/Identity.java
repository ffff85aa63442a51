package dev.marquee.gateway.route;

import org.jspecify.annotations.Nullable;

/**
 * Whom a request speaks for.
 *
 * @param session the session cookie's content, if one was sent
 * @param isOver the session is unknown: the browser may forget its cookie
 * @param isKnown the request went on with a token
 * @param isFromSession and that token is the session's
 */
record Identity(@Nullable String session, boolean isOver, boolean isKnown, boolean isFromSession) {}
