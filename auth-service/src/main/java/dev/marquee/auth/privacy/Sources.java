package dev.marquee.auth.privacy;

import dev.marquee.auth.client.PersonalExportClient;
import dev.marquee.auth.client.PersonalExportClients;
import dev.marquee.platform.privacy.Person;
import dev.marquee.platform.privacy.PersonalExport;
import dev.marquee.platform.privacy.PersonalExport.Export;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** The services that store something about people; this one is among them. */
@Component
class Sources {

    /** A service that does not answer, so that nothing can be said of a person as a whole. */
    static final class Away extends Exception {

        private static final long serialVersionUID = 1;

        private final String service;

        Away(String service, Exception cause) {
            super(service + " does not answer", cause);
            this.service = service;
        }

        String service() {
            return service;
        }
    }

    /** A file that a service has. */
    record FileOf(String service, String ref, String name, long size) {}

    /** All that the services said. */
    record All(List<PersonalExport.Section> sections, List<FileOf> files) {}

    private final PersonalExport own;
    private final Map<String, PersonalExportClient> others;

    Sources(PersonalExport own, PersonalExportClients clients) {
        this.own = own;
        this.others = clients.byService();
    }

    /** All of them, or none. */
    All gather(Person person) throws Away {
        var sections = new ArrayList<>(own.of(person).sections());
        var files = new ArrayList<FileOf>();
        for (var other : others.entrySet()) {
            var said = ask(other.getKey(), other.getValue(), person);
            sections.addAll(said.sections());
            said.files()
                    .forEach(file ->
                            files.add(
                                    new FileOf(
                                            other.getKey(), file.ref(), file.name(), file.size())));
        }
        sections.sort((one, two) -> Integer.compare(one.position(), two.position()));
        return new All(sections, files);
    }

    byte[] content(Person person, FileOf file) throws Away {
        var client = others.get(file.service);
        if (client == null) throw new IllegalArgumentException(file.service);
        try {
            return client.file(new PersonalExportClient.FileOf(person, file.ref));
        } catch (RestClientException e) {
            throw new Away(file.service, e);
        }
    }

    private static Export ask(String service, PersonalExportClient client, Person person)
            throws Away {
        try {
            return client.export(person);
        } catch (RestClientException e) {
            throw new Away(service, e);
        }
    }
}
