package dev.marquee.notification.message;

import static dev.marquee.notification.message.MessageState.DRAFT;
import static dev.marquee.notification.message.MessageState.MISSED;
import static dev.marquee.notification.message.MessageState.PAUSED;
import static dev.marquee.notification.message.MessageState.PREPARING;
import static dev.marquee.notification.message.MessageState.REVIEW;
import static dev.marquee.notification.message.MessageState.SCHEDULED;
import static dev.marquee.notification.message.MessageState.SENDING;
import static dev.marquee.notification.message.MessageState.STOPPED;

import dev.marquee.notification.message.Message.Author;
import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.Count;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * What authors do with messages: organisers with those about their own events, admins with all.
 * What is somebody else's is not there for them.
 */
@Component
public class ManageMessages {

    /** What was to be sent now begins by itself then, if whoever asked for it was cut off. */
    private static final Duration BY_ITSELF = Duration.ofMinutes(1);

    private final Messages messages;
    private final AudienceClient audiences;
    private final StartMessage start;
    private final SendingLimits limits;
    private final DraftRules rules;
    private final RecipientOutcomes outcomes;
    private final AuditTrail audit;
    private final Clock clock;

    ManageMessages(
            Messages messages,
            AudienceClient audiences,
            StartMessage start,
            SendingLimits limits,
            DraftRules rules,
            RecipientOutcomes outcomes,
            AuditTrail audit,
            Clock clock) {
        this.messages = messages;
        this.audiences = audiences;
        this.start = start;
        this.limits = limits;
        this.rules = rules;
        this.outcomes = outcomes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose messages somebody sees; null for everybody's. */
    public static @Nullable Long ownerFor(Caller caller) {
        return caller.has("ADMIN") ? null : Long.valueOf(caller.id());
    }

    /**
     * The message.
     *
     * @throws ErrorResponseException 404 if there is none, or it is not theirs
     */
    public Message get(Caller caller, long id) {
        var message =
                messages.find(id)
                        .filter(found -> mayWrite(caller, found.organizerId()))
                        .orElseThrow(() -> Problems.notFound("message"));
        // No worker looks after these, but their last mails may have gone out since.
        if (message.state() == PAUSED || message.state() == STOPPED) outcomes.follow(id);
        return message;
    }

    private static boolean mayWrite(Caller caller, long organizer) {
        return caller.has("ADMIN") || caller.has("ORGANIZER") && caller.id() == organizer;
    }

    /**
     * The event that somebody writes to the people of.
     *
     * @throws ErrorResponseException 404 if it was never on sale, or is not theirs
     */
    public Event event(Caller caller, long id) {
        return audiences.events(List.of(id)).stream()
                .filter(event -> mayWrite(caller, event.organizerId()))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("event"));
    }

    /** The events that somebody may write to the people of, the latest first. */
    public List<Event> events(Caller caller) {
        return audiences.eventsOf(ownerFor(caller));
    }

    public static Author author(Caller caller) {
        return new Author(
                caller.id(),
                caller.has("ADMIN"),
                caller.name(),
                caller.emailVerified() && !caller.email().isEmpty() ? caller.email() : null);
    }

    /**
     * Stores a draft.
     *
     * @throws ErrorResponseException 422 with everything that is wrong
     */
    public Message add(Caller caller, long event, Draft draft) {
        var facts = event(caller, event);
        check(caller, draft);
        return get(caller, messages.add(facts, author(caller), draft));
    }

    /**
     * Changes what nobody has got yet; then it is a draft again.
     *
     * @param version that the author saw
     * @throws ErrorResponseException 409 where it went out, 412 where somebody else changed it, 422
     */
    public Message edit(Caller caller, long id, long version, Draft draft) {
        var before = get(caller, id);
        if (!before.state().isEditable()) throw wrongState();
        check(caller, draft);
        var facts = event(caller, before.eventId());
        if (!messages.edit(id, version, facts, author(caller), draft))
            throw Versions.changed("message");
        return get(caller, id);
    }

    private void check(Caller caller, Draft draft) {
        var faults = rules.faults(draft);
        if (!faults.isEmpty()) throw Problems.invalid(faults);
        var others = draft.audience().events();
        if (others != null) others.forEach(event -> event(caller, event));
    }

    public void delete(Caller caller, long id) {
        get(caller, id);
        if (!messages.delete(id)) throw wrongState();
    }

    /** A new draft that says the same; a fixed time is not taken along. */
    public Message copy(Caller caller, long id) {
        var message = get(caller, id);
        var when = message.when().isRelative() ? message.when() : When.NOW;
        var draft =
                new Draft(
                        message.news(),
                        message.audience(),
                        message.mainLang(),
                        message.texts(),
                        when,
                        message.laterBookers());
        return get(caller, messages.add(event(caller, message.eventId()), author(caller), draft));
    }

    /** Counts whom it goes to, and notes that its author saw that. */
    public Count count(Caller caller, long id) {
        var message = get(caller, id);
        var count = audiences.count(message.asked(null));
        messages.counted(id, count.people());
        return count;
    }

    /** Counts whom a message would go to that is not stored. */
    public Count count(Message unsaved) {
        return audiences.count(unsaved.asked(null));
    }

    /**
     * Sends it now.
     *
     * @return what it is now: preparing, or in review, or a draft with the reason
     */
    public Message send(Caller caller, long id) {
        var message = ready(caller, id);
        var due = clock.instant().plus(BY_ITSELF);
        if (!messages.begin(message, due, approver(caller))) throw wrongState();
        audit.record("message.sent", "message:" + id, message.eventName());
        var begun = get(caller, id);
        if (begun.state() == SCHEDULED) start.handle(begun);
        return get(caller, id);
    }

    /** Has it wait for its time, or for an admin. */
    public Message schedule(Caller caller, long id) {
        var message = ready(caller, id);
        var at = message.when().of(event(caller, message.eventId()));
        if (at == null) throw Problems.invalid("at", Text.of("invalid.required"));
        if (at.isBefore(clock.instant()))
            throw Problems.invalid(
                    message.when().isRelative() ? "offset_days" : "at",
                    Text.of("invalid.in-the-past"));
        var people = audiences.count(message.asked(null)).people();
        if (message.counted() == null) messages.counted(id, people);
        var review = caller.has("ADMIN") ? null : limits.review(message, people).orElse(null);
        var moved =
                review == null
                        ? messages.move(message, SCHEDULED, Map.of("due_at", at, "starts_at", at))
                        : messages.move(message, REVIEW, Map.of("why", review));
        if (!moved) throw wrongState();
        audit.record("message.scheduled", "message:" + id, message.eventName());
        return get(caller, id);
    }

    private Message ready(Caller caller, long id) {
        var message = get(caller, id);
        if (message.state() != DRAFT && message.state() != MISSED) throw wrongState();
        var why =
                StartMessage.refusal(message, audiences.events(message.events()), clock.instant());
        if (why != null)
            throw Problems.problem(
                    HttpStatus.CONFLICT, "cannot-be-sent", Text.of("messages.why." + why));
        return message;
    }

    private static @Nullable String approver(Caller caller) {
        return caller.has("ADMIN") ? caller.email() : null;
    }

    /**
     * An admin has read it: it goes out at its time, or now.
     *
     * @param version that the admin has read; null for the present one
     * @throws ErrorResponseException 409 where it is not in review, 412 where it is another by now
     */
    public Message approve(Caller caller, long id, @Nullable Long version) {
        var message = get(caller, id);
        if (!caller.has("ADMIN")) throw Problems.notFound("message");
        if (version != null && version != message.version()) throw Versions.changed("message");
        if (message.state() != REVIEW) throw wrongState();
        var at = message.startsAt();
        var now = clock.instant();
        var due = at == null || at.isBefore(now) ? now : at;
        var approved = new HashMap<String, Object>();
        approved.put("due_at", due);
        approved.put("approved_by", caller.email());
        if (at != null) approved.put("starts_at", due);
        if (!messages.move(message, SCHEDULED, approved)) throw Versions.changed("message");
        audit.record("message.approved", "message:" + id, message.eventName());
        return get(caller, id);
    }

    public Message pause(Caller caller, long id) {
        return move(caller, id, Map.of(SENDING, PAUSED), "paused");
    }

    public Message resume(Caller caller, long id) {
        var message = get(caller, id);
        if (!messages.resume(id)) throw wrongState();
        audit.record("message.resumed", "message:" + id, message.eventName());
        return get(caller, id);
    }

    /** Ends it: whoever waits for it gets nothing. What was not begun is a draft again. */
    public Message stop(Caller caller, long id) {
        return move(
                caller,
                id,
                Map.of(
                        PREPARING, STOPPED, SENDING, STOPPED, PAUSED, STOPPED, SCHEDULED, DRAFT,
                        REVIEW, DRAFT, MISSED, DRAFT),
                "stopped");
    }

    private Message move(
            Caller caller, long id, Map<MessageState, MessageState> moves, String what) {
        var message = get(caller, id);
        var to = moves.get(message.state());
        if (to == null || !messages.move(id, message.state(), to, Map.of())) throw wrongState();
        audit.record("message." + what, "message:" + id, message.eventName());
        return get(caller, id);
    }

    private static ErrorResponseException wrongState() {
        return Problems.problem(
                HttpStatus.CONFLICT, "invalid-state", Text.of("problem.message-state"));
    }
}
