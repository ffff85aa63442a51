package dev.marquee.platform.archive;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names and fixed texts of an archive, which is a BagIt bag (RFC 8493) in a ZIP. */
final class BagFormat {

    static final String FORMAT = "marquee-archive";

    /** A change of what an archive may hold is another one. */
    static final int VERSION = 1;

    static final String BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    static final String MANIFEST = "manifest-sha256.txt";
    static final String TAGS = "tagmanifest-sha256.txt";
    static final String ARCHIVE = "data/archive.json";
    static final String PACKAGE = "data/datapackage.json";
    static final String FILES = "data/files/";

    static final String NO_HASH = "0".repeat(64);

    private static final Pattern TAG =
            Pattern.compile("(bagit|bag-info|manifest-sha256|tagmanifest-sha256)\\.txt");
    private static final Pattern DATA =
            Pattern.compile(
                    "data/(archive\\.json|datapackage\\.json|[a-z_]{1,60}\\.ndjson|files/[0-9a-f]{64})");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([\\x21-\\x7e]{1,200})");

    private BagFormat() {}

    static boolean isTag(String name) {
        return TAG.matcher(name).matches();
    }

    static boolean isPayload(String name) {
        return DATA.matcher(name).matches();
    }

    /** Of the ZIP. */
    static String comment(String hash) {
        return FORMAT + " sha256 " + hash;
    }

    /** As manifests have them. */
    static String lines(Map<String, String> hashes) {
        return new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                        .collect(Collectors.joining());
    }

    /** The hashes of a manifest, by names; empty if it is none. */
    static Map<String, String> hashes(byte[] manifest) {
        Map<String, String> hashes = new TreeMap<>();
        for (var line : new String(manifest, StandardCharsets.UTF_8).split("\n")) {
            var known = LINE.matcher(line);
            if (!known.matches() || hashes.put(known.group(2), known.group(1)) != null)
                return Map.of();
        }
        return hashes;
    }

    /** What two archives of the same content share: the hash of the sorted lines of hashes. */
    static String contentHash(Map<String, String> manifest) {
        return Hashing.of(
                manifest.entrySet().stream()
                        .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                        .sorted()
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A description that programs for tables read. */
    static ObjectNode dataPackage(Map<String, Long> counts) {
        var described = JsonNodeFactory.instance.objectNode();
        described
                .put("name", FORMAT)
                .put("version", VERSION + ".0.0")
                .put("profile", "data-package");
        var resources = described.putArray("resources");
        for (var kind : new TreeMap<>(counts).keySet())
            resources.add(Kind.named(kind).resource(counts.keySet().stream()));
        return described;
    }
}
