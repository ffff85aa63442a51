package dev.marquee.report.schedule;

import dev.marquee.report.Neighbours;
import dev.marquee.report.Neighbours.Answer;
import dev.marquee.report.Neighbours.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands for notification-service: it stores a mail of each key once. */
final class Mailroom {

    private static final int BROKEN_OFF = 0;

    private final Map<String, JsonNode> mails = new LinkedHashMap<>();
    private final AtomicInteger repeats = new AtomicInteger();
    private int answers = Integer.MAX_VALUE;

    static Mailroom open() {
        var room = new Mailroom();
        Neighbours.on("POST /internal/mails", room::take);
        return room;
    }

    /** After so many mails it stores them still, and whoever hands them over is not told. */
    synchronized void dieAfter(int mails) {
        answers = mails;
    }

    private synchronized Answer take(Call call) {
        for (var mail : JsonMapper.shared().readTree(call.body()).get("mails"))
            if (mails.putIfAbsent(mail.get("key").asString(), mail) != null)
                repeats.incrementAndGet();
        return answers-- > 0 ? new Answer(202, "") : new Answer(BROKEN_OFF, "");
    }

    synchronized List<JsonNode> of(String kind) {
        return mails.values().stream()
                .filter(mail -> mail.get("kind").asString().equals(kind))
                .toList();
    }

    synchronized List<String> readers() {
        return of("report-scheduled").stream()
                .map(mail -> mail.get("to").asString())
                .sorted()
                .toList();
    }

    int repeats() {
        return repeats.get();
    }
}
