package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.rules.EventFinder.Place;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.assistant.tool.ToolClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Answers by rules. It says only what other services answered to this question. */
@Component
public class RuleBasedAssistant {

    private final QuestionReader reader;
    private final EventFinder finder;
    private final EventAnswers events;
    private final ProgrammeAnswers programme;
    private final BookingAnswers bookings;
    private final WaitingAnswers waiting;
    private final DeskAnswers desk;
    private final ReasonAnswers reasons;
    private final ToolClients clients;
    private final MessageSource messages;

    RuleBasedAssistant(
            QuestionReader reader,
            EventFinder finder,
            EventAnswers events,
            ProgrammeAnswers programme,
            BookingAnswers bookings,
            WaitingAnswers waiting,
            DeskAnswers desk,
            ReasonAnswers reasons,
            ToolClients clients,
            MessageSource messages) {
        this.reader = reader;
        this.finder = finder;
        this.events = events;
        this.programme = programme;
        this.bookings = bookings;
        this.waiting = waiting;
        this.desk = desk;
        this.reasons = reasons;
        this.clients = clients;
        this.messages = messages;
    }

    /** What was said, and which event was spoken of: the one to keep for the next question. */
    public record Said(Answer answer, Optional<String> event) {}

    /**
     * @param page the language of the page
     */
    public Said answer(String text, Place place, Locale page, Asker asker) {
        var question = reader.read(text, page);
        var found = finder.find(text, place);
        var topic =
                new Topic(
                        question,
                        found,
                        clients.of(asker, question.locale()),
                        new Speech(messages, question.locale()));
        var answer = answer(topic);
        return new Said(
                answer, found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
    }

    private Answer answer(Topic topic) {
        return switch (topic.question().intent()) {
            case AVAILABILITY, PRICE, WHEN, WHERE, SEAT, WAITING_LIST -> ofEvent(topic);
            case BOOK -> book(topic);
            case WHATS_ON -> programme.whatIsOn(topic);
            case CANCEL -> bookings.cancel(topic);
            case MY_REFUND -> bookings.refund(topic);
            case MY_BOOKINGS -> bookings.mine(topic);
            case MY_WAITING -> waiting.mine(topic);
            case SALES_TODAY -> desk.sales(topic);
            case OPEN_COMPLAINTS -> desk.complaints(topic);
            case REASON -> reasons.answer(topic);
            case NOT_ARRIVED ->
                    topic.isKnown()
                            ? topic.answer(
                                    topic.text("assist.not-arrived.known"),
                                    BookingAnswers.all(topic),
                                    BookingAnswers.lookup(topic))
                            : topic.answer(
                                    topic.text("assist.not-arrived"), BookingAnswers.lookup(topic));
            case TRANSFER -> help(topic, "assist.transfer");
            case ENTRY -> help(topic, "assist.entry");
            case INVOICE -> help(topic, "assist.invoice");
            case COMPLAINT -> topic.answer(topic.text("assist.complaint"), complaint(topic));
            case PEOPLE -> topic.answer(topic.text("assist.people"), complaint(topic));
            case ABOUT -> topic.answer(topic.text("assist.me.rules"), firstQuestions(topic));
            case GREETING -> topic.answer(topic.text("assist.hello"), firstQuestions(topic));
            case THANKS -> topic.answer(topic.text("assist.thanks"));
            case UNSURE -> unsure(topic);
        };
    }

    private Answer ofEvent(Topic topic) {
        if (topic.events().size() != 1) return programme.which(topic);
        return events.answer(topic)
                .orElseGet(() ->
                        topic.answer(
                                topic.text("assist.event.none"),
                                Button.to("/", topic.text("assist.button.all"))));
    }

    private Answer book(Topic topic) {
        if (topic.events().size() != 1) return programme.which(topic);
        return topic.tools()
                .event(topic.events().getFirst())
                .map(event -> bookings.book(topic, event))
                .orElseGet(() -> ofEvent(topic));
    }

    private static Answer help(Topic topic, String key) {
        return topic.isSignedIn()
                ? topic.answer(topic.text(key), BookingAnswers.all(topic))
                : topic.answer(topic.text(key), BookingAnswers.lookup(topic));
    }

    /** The page where people read what is written. */
    private static Button complaint(Topic topic) {
        return topic.isSignedIn()
                ? Button.to("/my/complaints", topic.text("assist.button.complaint"))
                : Button.to("/complaints/new", topic.text("assist.button.complaint"));
    }

    /** What may have been meant, as questions to press. */
    private static Answer unsure(Topic topic) {
        var buttons = new ArrayList<Button>();
        for (var guess : topic.question().guesses())
            if (!guess.isOfStaff()) buttons.add(question(topic, guess));
        for (var often : List.of(Intent.WHATS_ON, Intent.NOT_ARRIVED, Intent.CANCEL))
            if (buttons.size() < 3 && !topic.question().guesses().contains(often))
                buttons.add(question(topic, often));
        buttons.add(complaint(topic));
        return topic.answer(topic.text("assist.unsure"), buttons);
    }

    static List<Button> firstQuestions(Topic topic) {
        return List.of(
                question(topic, Intent.WHATS_ON),
                question(topic, Intent.NOT_ARRIVED),
                question(topic, Intent.CANCEL));
    }

    private static Button question(Topic topic, Intent intent) {
        var words = topic.text("assist.ask." + intent.value());
        return Button.ask(words, words);
    }
}
