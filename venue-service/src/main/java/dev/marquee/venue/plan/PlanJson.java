package dev.marquee.venue.plan;

import dev.marquee.venue.plan.layout.PlanLayout;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans as they are stored. */
@Component
class PlanJson {

    private static final TypeReference<List<SeatPlanSummary.Section>> SECTIONS =
            new TypeReference<>() {};

    private final JsonMapper json;

    PlanJson(JsonMapper json) {
        this.json = json;
    }

    String write(PlanLayout plan) {
        return json.writeValueAsString(plan);
    }

    PlanLayout read(String layout) {
        return json.readValue(layout, PlanLayout.class);
    }

    String writeSections(PlanLayout plan) {
        return json.writeValueAsString(
                plan.sections().stream().map(SeatPlanSummary.Section::of).toList());
    }

    List<SeatPlanSummary.Section> readSections(String sections) {
        return json.readValue(sections, SECTIONS);
    }
}
