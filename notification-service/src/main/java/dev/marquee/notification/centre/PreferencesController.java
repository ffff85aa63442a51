package dev.marquee.notification.centre;

import dev.marquee.notification.organizer.OrganizerChoices;
import dev.marquee.notification.organizer.OrganizerChoices.Organizer;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which ways the caller wants to be told what. */
@RestController
@RequestMapping("/api/profile/notification-preferences")
@Tag(name = "Notifications")
class PreferencesController {

    /**
     * A channel of a topic.
     *
     * @param locked whether it is always on
     */
    record Line(
            @Schema(example = "waiting_list") Topic topic,
            @Schema(example = "push") Channel channel,
            boolean on,
            @Schema(description = "Always on: it is needed for your tickets, or to be safe")
                    boolean locked) {}

    /**
     * @param organizers those who have written so far
     */
    record Lines(List<Line> preferences, List<Organizer> organizers) {}

    /** What is to change. */
    record One(
            @Schema(example = "waiting_list") @NotNull @Size(max = 40) String topic,
            @Schema(example = "push") @NotNull @Size(max = 10) String channel,
            @NotNull Boolean on) {}

    /** Whether messages and reminders of an organiser come. */
    record OrganizerChange(@Schema(example = "2") @NotNull Long organizerId, @NotNull Boolean on) {}

    /** What is not named stays as it is. */
    record Change(
            @Size(max = 100) @Nullable List<@NotNull @Valid One> preferences,
            @Size(max = 100) @Nullable List<@NotNull @Valid OrganizerChange> organizers) {

        List<One> topics() {
            return preferences == null ? List.of() : preferences;
        }

        List<OrganizerChange> organisers() {
            return organizers == null ? List.of() : organizers;
        }
    }

    private record Checked(Topic topic, Channel channel, boolean on) {}

    private final Preferences preferences;
    private final OrganizerChoices organizers;

    PreferencesController(Preferences preferences, OrganizerChoices organizers) {
        this.preferences = preferences;
        this.organizers = organizers;
    }

    @GetMapping
    @Operation(
            summary = "How you are told what",
            description =
                    "A line for each topic and channel: mail, in_app and push. Of each organiser who has written to you so far, whether messages and reminders of theirs come.")
    @ApiResponse(responseCode = "200", description = "All topics and channels")
    Lines show(Caller caller) {
        var all = preferences.of(caller.id());
        return new Lines(
                all.entrySet().stream()
                        .filter(entry -> !entry.getKey().isOfStaff() || isStaff(caller))
                        .flatMap(entry ->
                                Arrays.stream(Channel.values())
                                        .map(channel ->
                                                new Line(
                                                        entry.getKey(),
                                                        channel,
                                                        entry.getValue().contains(channel),
                                                        entry.getKey().isLocked(channel))))
                        .toList(),
                organizers.of(caller.id()));
    }

    static boolean isStaff(Caller caller) {
        return caller.has("ADMIN", "ORGANIZER", "SUPPORT");
    }

    @PutMapping
    @Transactional
    @Operation(
            summary = "Change how you are told what",
            description =
                    "What is not named stays as it is. What is locked cannot be switched off. From an organiser who is switched off come neither messages nor reminders, those about your tickets included.")
    @ApiResponse(responseCode = "200", description = "All topics and channels, as they are now")
    @ApiResponse(responseCode = "422", description = "Something cannot be accepted; see errors")
    public Lines change(@Valid @RequestBody Change change, Caller caller) {
        var errors = new ArrayList<Fault>();
        var checked = new ArrayList<Checked>();
        for (int i = 0; i < change.topics().size(); i++) {
            var one = change.topics().get(i);
            var at = "preferences[" + i + "].";
            var topic = Topic.of(one.topic());
            var channel = Channel.of(one.channel());
            if (topic.isEmpty())
                errors.add(new Fault(at + "topic", Text.of("invalid.not-a-topic")));
            if (channel.isEmpty())
                errors.add(new Fault(at + "channel", Text.of("invalid.not-a-channel")));
            if (topic.isEmpty() || channel.isEmpty()) continue;
            if (!one.on() && topic.get().isLocked(channel.get()))
                errors.add(new Fault(at + "on", Text.of("invalid.always-on")));
            else checked.add(new Checked(topic.get(), channel.get(), one.on()));
        }
        for (int i = 0; i < change.organisers().size(); i++) {
            var one = change.organisers().get(i);
            if (!organizers.set(caller.id(), one.organizerId(), one.on()))
                errors.add(
                        new Fault(
                                "organizers[" + i + "].organizer_id",
                                Text.of("invalid.never-wrote")));
        }
        if (!errors.isEmpty()) throw Problems.invalid(errors);
        for (var one : checked)
            if (!one.topic.isLocked(one.channel))
                preferences.set(caller.id(), one.topic, one.channel, one.on);
        return show(caller);
    }
}
