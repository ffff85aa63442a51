package dev.marquee.auth;

import dev.marquee.auth.client.PersonalExportClient;
import dev.marquee.platform.privacy.Person;
import dev.marquee.platform.privacy.PersonalExport.Export;
import dev.marquee.platform.privacy.PersonalExport.Section;
import dev.marquee.platform.privacy.PersonalFiles.Listed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.client.ResourceAccessException;

/** What another service says of people: that it has a booking and a file of whoever asks. */
public class StoredElsewhere implements PersonalExportClient {

    private final List<Person> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Override
    public Export export(Person person) {
        asked.add(person);
        if (away) throw new ResourceAccessException("nobody is there");
        return new Export(
                List.of(
                        new Section(
                                "bookings",
                                30,
                                List.of(
                                        Map.of(
                                                "name", "Ana <b>",
                                                "event", "Fado",
                                                "created_at", "2026-11-30T12:00:00Z")))),
                List.of(new Listed("complaint-file-1", "../../evil.txt", 5)));
    }

    @Override
    public byte[] file(FileOf wanted) {
        return "hello".getBytes(StandardCharsets.UTF_8);
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** Who was asked for, so far. */
    public List<Person> asked() {
        return asked;
    }
}
