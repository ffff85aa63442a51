package dev.marquee.notification.message.page;

import dev.marquee.notification.message.Draft;
import dev.marquee.notification.message.Message;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.When;
import dev.marquee.notification.message.audience.Audience;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A message as it is typed into the page: words, so that what cannot be read stays as it was typed.
 *
 * @param to everybody, unpaid, absent or present
 * @param type the id of a ticket type; empty for all
 * @param seats separated by commas; empty for all
 * @param when now, around or at
 * @param days how many, of {@code around}
 * @param side before or after
 * @param version what the typist saw; null for a new one
 */
record MessageForm(
        @Nullable String kind,
        @Nullable String to,
        @Nullable String type,
        @Nullable String section,
        @Nullable String seats,
        @Nullable String language,
        @Nullable String code,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String when,
        @Nullable String days,
        @Nullable String side,
        @Nullable String anchor,
        @Nullable String time,
        @Nullable String at,
        @Nullable Boolean laterBookers,
        @Nullable Long version) {

    private static final int YEAR = 365;

    static MessageForm empty() {
        return new MessageForm(
                "service",
                "everybody",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "now",
                "1",
                "before",
                "start",
                "10:00",
                "",
                false,
                null);
    }

    static MessageForm of(Message message, Event event) {
        var audience = message.audience();
        var words = Objects.requireNonNull(message.texts().get(message.mainLang()));
        var when = message.when();
        var days = Objects.requireNonNullElse(when.offsetDays(), -1);
        var at = when.at();
        return new MessageForm(
                message.news() ? "news" : "service",
                to(audience),
                first(audience.types()),
                first(audience.sections()),
                audience.seats() == null ? "" : String.join(", ", audience.seats()),
                first(audience.languages()),
                Objects.requireNonNullElse(audience.code(), ""),
                words.subject(),
                words.text(),
                when.isRelative() ? "around" : at == null ? "now" : "at",
                String.valueOf(Math.abs(days)),
                days > 0 ? "after" : "before",
                Objects.requireNonNullElse(when.anchor(), "start"),
                String.valueOf(Objects.requireNonNullElse(when.localTime(), LocalTime.of(10, 0))),
                at == null
                        ? ""
                        : at.atZone(ZoneId.of(event.timeZone())).toLocalDateTime().toString(),
                message.laterBookers(),
                message.version());
    }

    private static String to(Audience audience) {
        if (Boolean.FALSE.equals(audience.paid())) return "unpaid";
        if (audience.came() == null) return "everybody";
        return audience.came() ? "present" : "absent";
    }

    private static String first(@Nullable List<?> list) {
        return list == null || list.isEmpty() ? "" : String.valueOf(list.getFirst());
    }

    /** Whom it goes to. */
    Audience audience() {
        return new Audience(
                null,
                number(type) == null ? null : List.of(Objects.requireNonNull(number(type))),
                one(section),
                eachSeat(),
                null,
                "unpaid".equals(to) ? false : null,
                "absent".equals(to) ? Boolean.FALSE : "present".equals(to) ? Boolean.TRUE : null,
                null,
                one(language),
                null,
                null,
                line(code).isBlank() ? null : line(code).strip());
    }

    /** No name has control characters in it, and not every database takes them. */
    private static String line(@Nullable String typed) {
        return typed == null ? "" : typed.replaceAll("\\p{Cc}", " ");
    }

    private @Nullable List<String> eachSeat() {
        if (seats == null || seats.isBlank()) return null;
        return Stream.of(seats.split("[,;\\p{Cc}]"))
                .map(String::strip)
                .filter(seat -> !seat.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable List<String> one(@Nullable String value) {
        var line = line(value);
        return line.isBlank() ? null : List.of(line);
    }

    private static @Nullable Long number(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * What its author means; what cannot be read is an error of its field.
     *
     * @param texts in other languages
     */
    Draft draft(Event event, String mainLang, Map<String, Words> texts, Errors errors) {
        var all = new LinkedHashMap<>(texts);
        all.put(
                mainLang,
                new Words(
                        Objects.requireNonNullElse(subject, "").strip(),
                        Objects.requireNonNullElse(text, "")));
        return new Draft(
                "news".equals(kind),
                audience(),
                mainLang,
                all,
                when(event, errors),
                Boolean.TRUE.equals(laterBookers));
    }

    private When when(Event event, Errors errors) {
        if ("around".equals(when)) return around(errors);
        if (!"at".equals(when)) return When.NOW;
        try {
            var local = LocalDateTime.parse(Objects.requireNonNullElse(at, ""));
            return new When(
                    local.atZone(ZoneId.of(event.timeZone())).toInstant(), null, null, null);
        } catch (DateTimeException e) {
            errors.rejectValue("at", "messages.at.wrong");
            return When.NOW;
        }
    }

    private When around(Errors errors) {
        var number = number(days);
        if (number == null || number < 0 || number > YEAR)
            errors.rejectValue("days", "messages.days.wrong");
        LocalTime clock = null;
        try {
            clock = LocalTime.parse(Objects.requireNonNullElse(time, ""));
        } catch (DateTimeException e) {
            errors.rejectValue("time", "messages.time.wrong");
        }
        if (errors.hasErrors() || number == null || clock == null) return When.NOW;
        var offset = number.intValue();
        return new When(
                null,
                "end".equals(anchor) ? "end" : "start",
                "after".equals(side) ? offset : -offset,
                clock);
    }
}
