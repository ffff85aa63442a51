package dev.marquee.auth.client;

import java.util.Map;

/**
 * The other services that store something of organisers.
 *
 * @param byService event, ticket …
 */
public record ArchiveClients(Map<String, ArchiveClient> byService) {}
