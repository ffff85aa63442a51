package dev.marquee.auth.privacy;

import dev.marquee.auth.privacy.Sources.All;
import dev.marquee.auth.privacy.Sources.Away;
import dev.marquee.auth.privacy.Sources.FileOf;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.privacy.Person;
import dev.marquee.platform.privacy.PersonalExport.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file itself: a page to read, the same as JSON, and the files that the person sent. */
@Component
class Archive {

    /** What comes after so much is named and left out. */
    private static final long MOST_BYTES = 200_000_000;

    private static final int LONGEST_NAME = 80;

    /** What programs read. */
    record Data(
            Instant askedAt, List<Section> sections, List<Attached> files, List<String> leftOut) {}

    record Attached(String name, String path, long size) {}

    private final Sources sources;
    private final Languages languages;
    private final ITemplateEngine templates;
    private final JsonMapper json;

    Archive(Sources sources, Languages languages, ITemplateEngine templates, JsonMapper json) {
        this.sources = sources;
        this.languages = languages;
        this.templates = templates;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /**
     * Writes it.
     *
     * @param zone in which the page tells times
     */
    void write(Path file, Person person, All all, PersonalFile asked, ZoneId zone)
            throws IOException, Away {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            var attached = new ArrayList<Attached>();
            var leftOut = new ArrayList<String>();
            var bytes = 0L;
            for (var one : all.files()) {
                bytes += one.size();
                if (bytes > MOST_BYTES) leftOut.add(one.name());
                else attached.add(attach(zip, person, one));
            }
            var data = new Data(asked.askedAt(), all.sections(), attached, leftOut);
            put(zip, "data.json", json.writeValueAsBytes(data));
            put(zip, "style.css", style());
            put(zip, "index.html", page(data, languages.orHouse(asked.locale()), zone));
        }
    }

    private Attached attach(ZipOutputStream zip, Person person, FileOf file)
            throws IOException, Away {
        var path = "files/" + file.ref() + "-" + plain(file.name());
        put(zip, path, sources.content(person, file));
        return new Attached(file.name(), path, file.size());
    }

    private byte[] page(Data data, Locale locale, ZoneId zone) {
        var context = new Context(locale);
        context.setVariable("data", data);
        context.setVariable("values", new Values(locale, zone));
        return templates.process("privacy/file", context).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] style() throws IOException {
        try (var in = new ClassPathResource("personal-export.css").getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** A name that leads out of no folder, on any system, and consists of whole letters. */
    static String plain(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("\\.{2,}", ".");
        if (plain.length() <= LONGEST_NAME) return plain;
        var start = plain.length() - LONGEST_NAME;
        // Half a letter is none that a zip file can name.
        return plain.substring(Character.isLowSurrogate(plain.charAt(start)) ? start + 1 : start);
    }
}
