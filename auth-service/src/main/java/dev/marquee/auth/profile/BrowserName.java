package dev.marquee.auth.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people call a browser and the device it runs on.
 *
 * @param browser Firefox, Chrome …, or empty
 * @param system Windows, Android …, or empty
 */
record BrowserName(String browser, String system) {

    /** In this order: the later ones also stand in what the earlier call themselves. */
    private static final Map<String, String> BROWSERS =
            inOrder(
                    "Edg",
                    "Edge",
                    "OPR/",
                    "Opera",
                    "Firefox/",
                    "Firefox",
                    "FxiOS/",
                    "Firefox",
                    "CriOS/",
                    "Chrome",
                    "Chrome/",
                    "Chrome",
                    "Safari/",
                    "Safari",
                    "curl/",
                    "curl");

    private static final Map<String, String> SYSTEMS =
            inOrder(
                    "Android",
                    "Android",
                    "iPhone",
                    "iPhone",
                    "iPad",
                    "iPad",
                    "Windows",
                    "Windows",
                    "Macintosh",
                    "Mac",
                    "CrOS",
                    "ChromeOS",
                    "Linux",
                    "Linux");

    static BrowserName of(String userAgent) {
        return new BrowserName(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
    }

    private static String first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> inOrder(String... pairs) {
        var names = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) names.put(pairs[i], pairs[i + 1]);
        return names;
    }
}
