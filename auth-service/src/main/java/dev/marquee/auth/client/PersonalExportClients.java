package dev.marquee.auth.client;

import java.util.Map;

/**
 * The other services that store something about people.
 *
 * @param byService customer, ticket …
 */
public record PersonalExportClients(Map<String, PersonalExportClient> byService) {}
