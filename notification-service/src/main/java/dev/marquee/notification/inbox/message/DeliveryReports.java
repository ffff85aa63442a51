package dev.marquee.notification.inbox.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reports of mail servers: those by the standard, and the letters that some write. */
final class DeliveryReports {

    /** A code with the finer one behind it, as servers answer. */
    private static final Pattern ANSWER =
            Pattern.compile("\\b([245]\\d\\d)[ \\-]#?(?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?");

    /** The finer one alone: {@code (#5.1.1)}. */
    private static final Pattern FINER =
            Pattern.compile("(?<![\\d.])#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /** A letter of a server says in its first lines what became of the mail. */
    private static final int LONGEST_LETTER = 20_000;

    private static final Pattern QMAIL =
            Pattern.compile(
                    "(?s)\\A\\s*+(?:Hi\\. This is the|Hi\\. The)\\b.*?\\n[ \\t]*+\\n<[^>\\n]+>:[ \\t]*\\n?(.+?)(?=\\n--- |\\n-----|\\z)");

    /** As qmail writes, with another greeting. */
    private static final Pattern SORRY =
            Pattern.compile(
                    "(?s)\\A\\s*+(?:Sorry, we were unable|Message from [^\\n]+\\.[ \\t]*+\\n\\s*+Unable to deliver).*?\\n<[^>\\n]+>:[ \\t]*\\n?(.+?)(?=\\n--- |\\n-----|\\z)");

    private static final Pattern EXIM =
            Pattern.compile(
                    "(?s)\\A\\s*+This message was created automatically by mail delivery software\\.(.+?)(?=\\n-{4,}|\\z)");

    private static final Pattern COPY =
            Pattern.compile(
                    "\\n(?:--- Below this line is a copy of the message\\.?|--- Enclosed are the original headers of the message\\.|-{3,} ?(?:This is a copy of|Original message)[^\\n]*)\\n");

    private static final Pattern LATE =
            Pattern.compile(
                    "has\\s+not\\s+yet\\s+been\\s+delivered|No\\s+action\\s+is\\s+required\\s+on\\s+your\\s+part");

    private DeliveryReports() {}

    /** That of a message/delivery-status: the recipient that failed, or else the first. */
    static Optional<DeliveryReport> standard(String status) {
        DeliveryReport first = null;
        var blocks = blocks(status);
        for (var fields : blocks) {
            if (!fields.containsKey("action")) continue;
            var report =
                    DeliveryReport.of(
                            fields.get("action"),
                            fields.get("status"),
                            fields.getOrDefault("diagnostic-code", ""));
            if (report.failed()) return Optional.of(report);
            if (first == null) first = report;
        }
        return Optional.ofNullable(first);
    }

    /** Fields in groups, with an empty line between them; a name's first value counts. */
    static List<Map<String, String>> blocks(String text) {
        var blocks = new ArrayList<Map<String, String>>();
        for (var block : text.replace("\r\n", "\n").split("\\n[ \\t]*\\n")) {
            var fields = new LinkedHashMap<String, String>();
            for (var line : block.replaceAll("\\n[ \\t]+", " ").split("\\n")) {
                var colon = line.indexOf(':');
                if (colon > 0)
                    fields.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
            }
            if (!fields.isEmpty()) blocks.add(fields);
        }
        return blocks;
    }

    /** That of a plain text: of qmail, and of Exim before it wrote reports. Empty for any other. */
    static Optional<DeliveryReport> letter(String text) {
        var start = text.length() > LONGEST_LETTER ? text.substring(0, LONGEST_LETTER) : text;
        var plain = start.replace("\r\n", "\n");
        for (var style : List.of(QMAIL, SORRY, EXIM)) {
            var found = style.matcher(plain);
            if (found.find()) return Optional.of(written(found.group(1)));
        }
        return Optional.empty();
    }

    private static DeliveryReport written(String words) {
        var late = LATE.matcher(words).find();
        var answer = last(ANSWER.matcher(words));
        var finer = FINER.matcher(words);
        var status = finer.find() ? finer.group(1) : "";
        var said = answer.isEmpty() ? words : words.substring(answer.get());
        return DeliveryReport.of(late ? "delayed" : "failed", status, said);
    }

    /** Where the last answer of a server begins: before it stand its name and the address. */
    private static Optional<Integer> last(Matcher answers) {
        Optional<Integer> last = Optional.empty();
        while (answers.find()) if (last.isEmpty()) last = Optional.of(answers.start());
        return last;
    }

    /** The mail that a plain text repeats, or its headers; empty where it does not. */
    static String copy(String text) {
        var plain = text.replace("\r\n", "\n");
        var from = COPY.matcher(plain);
        var start = -1;
        // Some announce it twice.
        while (from.find(Math.max(0, start - 1))) start = from.end();
        return start < 0 ? "" : plain.substring(start).stripLeading();
    }
}
