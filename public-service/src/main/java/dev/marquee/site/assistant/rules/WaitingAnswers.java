package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.WaitingPlaces.Place;
import dev.marquee.site.wording.EventTime;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Says which waiting lists the asker is on. */
@Component
class WaitingAnswers {

    private static final int MOST = 5;

    Answer mine(Topic topic) {
        if (!topic.isKnown())
            return topic.answer(
                    topic.text("assist.waiting.mine.unknown"),
                    Button.to("/login?return=/assistant", topic.text("platform.sign-in")));
        var places = topic.tools().waitingPlaces();
        if (places.isEmpty()) return topic.answer(topic.text("assist.waiting.mine.none"));
        var lines = new ArrayList<String>();
        lines.add(topic.text("assist.waiting.mine"));
        places.stream().limit(MOST).forEach(place -> lines.add(line(topic, place)));
        var first = places.getFirst();
        return topic.answer(
                String.join("\n", lines),
                Button.to(
                        "/e/" + first.eventCode(),
                        topic.text("assist.button.event", first.eventName())));
    }

    private static String line(Topic topic, Place place) {
        var offer = place.offer();
        if (offer != null && place.isOffered())
            return topic.text(
                    "assist.waiting.mine.offered",
                    place.eventName(),
                    place.quantity(),
                    topic.speech()
                            .when(
                                    EventTime.of(
                                            offer.until(),
                                            null,
                                            place.timeZone(),
                                            topic.speech().locale())));
        var number = place.place();
        return topic.text(
                "assist.waiting.mine.one",
                place.eventName(),
                place.quantity(),
                number == null ? 1 : number);
    }
}
