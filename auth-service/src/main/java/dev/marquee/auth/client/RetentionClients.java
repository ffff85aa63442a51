package dev.marquee.auth.client;

import java.util.Map;

/**
 * The other services that keep something for a time.
 *
 * @param byService customer, ticket …
 */
public record RetentionClients(Map<String, RetentionClient> byService) {}
