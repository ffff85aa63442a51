package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Button;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says to who works here how it goes: figures of what they may see, and nobody's name. */
@Component
class DeskAnswers {

    Answer sales(Topic topic) {
        var sales = topic.tools().salesToday().orElse(null);
        if (sales == null) return nobodys(topic);
        var today = sales.today();
        var said = topic.text("assist.sales", today.tickets(), today.bookings());
        var money =
                topic.tools().seesMoney()
                        ? today.revenue().entrySet().stream()
                                .map(one -> topic.speech().money(one.getValue(), one.getKey()))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        : "";
        return topic.answer(
                money.isEmpty() ? said : said + "\n" + topic.text("assist.sales.money", money),
                Button.to("/admin", topic.text("assist.button.desk")));
    }

    Answer complaints(Topic topic) {
        var open = topic.tools().openComplaints().orElse(null);
        if (open == null) return nobodys(topic);
        return topic.answer(
                topic.text("assist.open-complaints", open),
                Button.to("/admin/complaints", topic.text("assist.button.complaints")));
    }

    private static Answer nobodys(Topic topic) {
        return topic.answer(topic.text("assist.staff-only"));
    }
}
