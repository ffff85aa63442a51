package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Button;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is on, and which events may be meant. */
@Component
class ProgrammeAnswers {

    private static final int MOST = 5;

    private final Clock clock;

    ProgrammeAnswers(Clock clock) {
        this.clock = clock;
    }

    private record Days(LocalDate first, LocalDate last) {}

    /** What is on, in the days that were asked for. */
    Answer whatIsOn(Topic topic) {
        var now = clock.instant();
        var today = now.atZone(ZoneId.systemDefault()).toLocalDate();
        var days = topic.question().day().map(day -> days(day, today)).orElse(null);
        var from =
                days != null && days.first().isAfter(today)
                        ? days.first().toString()
                        : now.truncatedTo(ChronoUnit.MINUTES).toString();
        var events =
                topic.tools().find(null, from, days == null ? null : days.last().toString(), MOST);
        var all = Button.to(address(topic), topic.text("assist.button.all"));
        if (events.isEmpty())
            return topic.answer(
                    topic.text(days == null ? "assist.nothing" : "assist.nothing.then"),
                    Button.to("/", topic.text("assist.button.all")));
        var lines = new ArrayList<String>();
        var buttons = new ArrayList<Button>();
        lines.add(topic.text("assist.on"));
        for (var event : events) {
            lines.add(
                    topic.text(
                            event.soldOut() ? "assist.on.gone" : "assist.on.one",
                            event.name(),
                            topic.speech().when(event)));
            buttons.add(Button.to("/e/" + event.code(), event.name()));
        }
        buttons.add(all);
        return topic.answer(String.join("\n", lines), buttons);
    }

    private static String address(Topic topic) {
        return topic.question()
                .day()
                .filter(day ->
                        !day.equals("tomorrow") && !day.contains("week") || day.equals("weekend"))
                .map(day -> "/?when=" + day)
                .orElse("/");
    }

    private static @Nullable Days days(String day, LocalDate today) {
        return switch (day) {
            case "today" -> new Days(today, today);
            case "tomorrow" -> new Days(today.plusDays(1), today.plusDays(1));
            case "weekend" -> {
                var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                yield new Days(sunday.minusDays(1), sunday);
            }
            case "week" ->
                    new Days(today, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            case "next-week" -> {
                var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                yield new Days(monday, monday.plusDays(6));
            }
            case "month" -> new Days(today, today.with(TemporalAdjusters.lastDayOfMonth()));
            case "next-month" -> {
                var first = today.with(TemporalAdjusters.firstDayOfNextMonth());
                yield new Days(first, first.with(TemporalAdjusters.lastDayOfMonth()));
            }
            default -> null;
        };
    }

    /** Asks which event is meant: those that may be, or else the next ones. */
    Answer which(Topic topic) {
        var buttons = new ArrayList<Button>();
        if (topic.events().isEmpty())
            topic.tools()
                    .find(null, clock.instant().truncatedTo(ChronoUnit.MINUTES).toString(), null, 4)
                    .forEach(event -> buttons.add(again(topic, event.code(), event.name())));
        else
            for (var code : topic.events())
                topic.tools()
                        .event(code)
                        .ifPresent(event -> buttons.add(again(topic, code, event.name())));
        return topic.answer(
                topic.text(buttons.isEmpty() ? "assist.which.none" : "assist.which"), buttons);
    }

    /** The same question with the code of an event. */
    private static Button again(Topic topic, String code, String name) {
        return Button.ask(topic.question().text() + " " + code, name);
    }
}
