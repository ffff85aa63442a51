package dev.marquee.venue.plan.layout;

import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plan must be. Each fault names its place, such as {@code sections[2].rows[0].seats[5].id}.
 */
public final class PlanRules {

    static final int MOST_SEATS = 20_000;
    private static final int MOST_SECTIONS = 200;
    private static final int MOST_ROWS = 300;
    private static final int MOST_IN_A_ROW = 500;
    private static final int MOST_OBJECTS = 200;
    private static final int MOST_STANDING = 1_000_000;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LABEL = 10;
    private static final int LONGEST_NOTE = 100;
    private static final double FARTHEST = 10_000;

    /** More than anybody reads at once. */
    private static final int MOST_FAULTS = 50;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,60}");
    private static final Pattern LINE = Pattern.compile(PlainText.LINE);

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();

    private PlanRules() {}

    /** What is wrong with a plan whose seats have been placed; the first 50 faults. */
    public static List<Fault> faults(PlanLayout plan) {
        var rules = new PlanRules();
        rules.check(plan);
        return List.copyOf(rules.faults);
    }

    /** Refuses a plan with faults: 422 invalid-input. */
    public static void require(PlanLayout plan) {
        var faults = faults(plan);
        if (!faults.isEmpty()) throw refusal(faults);
    }

    public static RuntimeException refusal(List<Fault> faults) {
        return Problems.invalid(faults);
    }

    private void check(PlanLayout plan) {
        if (plan.format() != PlanLayout.FORMAT) fault("format", Text.of("invalid.1-this-is-all"));
        text("name", plan.name(), LONGEST_NAME, true);
        if (plan.focus() != null) point("focus", plan.focus().x(), plan.focus().y());
        size("objects", plan.objects().size(), 0, MOST_OBJECTS);
        for (var i = 0; i < plan.objects().size(); i++)
            object("objects[%d]".formatted(i), plan.objects().get(i));
        size("sections", plan.sections().size(), 1, MOST_SECTIONS);
        if (plan.seatCount() > MOST_SEATS)
            fault("sections", Text.of("invalid.have-more-than-seats", MOST_SEATS));
        var names = new HashSet<String>();
        for (var i = 0; i < plan.sections().size() && faults.size() < MOST_FAULTS; i++)
            section("sections[%d]".formatted(i), plan.sections().get(i), names);
    }

    private void object(String at, PlanObject object) {
        text(at + ".label", object.label(), LONGEST_NAME, object.kind() == PlanObject.Kind.TEXT);
        point(at, object.x(), object.y());
        number(at + ".width", object.width());
        number(at + ".height", object.height());
    }

    private void section(String at, PlanSection section, Set<String> names) {
        id(at + ".id", section.id());
        text(at + ".name", section.name(), LONGEST_NAME, true);
        if (!section.name().isBlank() && !names.add(section.name().toLowerCase(Locale.ROOT)))
            fault(at + ".name", Text.of("invalid.another-section-s-too", section.name()));
        if (section.isStanding()) standing(at, section);
        else rows(at, section);
    }

    private void standing(String at, PlanSection area) {
        if (!area.rows().isEmpty()) fault(at + ".rows", Text.of("invalid.empty-people-stand-here"));
        if (area.places() == null) fault(at + ".places", Text.of("invalid.required"));
        else if (area.places() < 1 || area.places() > MOST_STANDING)
            fault(at + ".places", Text.of("invalid.from-1-to-1000000"));
        number(at + ".x", area.x());
        number(at + ".y", area.y());
        number(at + ".width", area.width());
        number(at + ".height", area.height());
    }

    private void rows(String at, PlanSection section) {
        size(at + ".rows", section.rows().size(), 1, MOST_ROWS);
        if (section.places() != null)
            fault(at + ".places", Text.of("invalid.only-for-standing-areas"));
        var labels = new HashSet<String>();
        for (var i = 0; i < section.rows().size() && faults.size() < MOST_FAULTS; i++) {
            var row = section.rows().get(i);
            var here = at + ".rows[%d]".formatted(i);
            text(here + ".label", row.label(), LONGEST_LABEL, true);
            if (!row.label().isBlank() && !labels.add(row.label()))
                fault(
                        here + ".label",
                        Text.of("invalid.there-twice-in", section.name(), row.label()));
            size(here + ".seats", row.seats().size(), 1, MOST_IN_A_ROW);
            seats(here, row);
        }
    }

    private void seats(String at, PlanRow row) {
        var numbers = new HashSet<String>();
        for (var i = 0; i < row.seats().size() && faults.size() < MOST_FAULTS; i++) {
            var seat = row.seats().get(i);
            var here = at + ".seats[%d]".formatted(i);
            id(here + ".id", seat.id());
            text(here + ".number", seat.number(), LONGEST_LABEL, true);
            if (!seat.number().isBlank() && !numbers.add(seat.number()))
                fault(
                        here + ".number",
                        Text.of("invalid.there-twice-in-row", row.label(), seat.number()));
            point(here, seat.x(), seat.y());
            if (seat.note() != null) text(here + ".note", seat.note(), LONGEST_NOTE, false);
        }
    }

    private void id(String at, String id) {
        if (!ID.matcher(id).matches()) {
            fault(at, Text.of("invalid.1-to-60-letters"));
            return;
        }
        var other = ids.putIfAbsent(id, at);
        if (other != null) fault(at, Text.of("invalid.the-same-as", other, id));
    }

    private void text(String at, String text, int longest, boolean required) {
        if (required && text.isBlank()) fault(at, Text.of("invalid.required"));
        else if (text.length() > longest) fault(at, Text.of("invalid.at-most-characters", longest));
        else if (!LINE.matcher(text).matches()) fault(at, Text.of("invalid.control-characters"));
    }

    private void point(String at, double x, double y) {
        number(at + ".x", x);
        number(at + ".y", y);
    }

    private void number(String at, @Nullable Double value) {
        if (value == null || value.isNaN()) fault(at, Text.of("invalid.required"));
        else if (value < 0 || value > FARTHEST) fault(at, Text.of("invalid.from-0-to-10000"));
    }

    private void size(String at, int size, int least, int most) {
        if (size < least) fault(at, Text.of("invalid.must-not-be-empty"));
        else if (size > most) fault(at, Text.of("invalid.at-most", most));
    }

    private void fault(String at, Text message) {
        if (faults.size() < MOST_FAULTS) faults.add(new Fault(at, message));
    }
}
