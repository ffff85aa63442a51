package dev.marquee.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Services share what is read of libraries, and see their own libraries alone all the same. */
class LibraryMetadataTest {

    private static final String IN_SPRING_CORE = "org.springframework.core.env.Environment";
    private static final String OF_THE_SERVICE = "dev.marquee.launcher.Backoff";

    @TempDir Path folder;

    private final LibraryMetadata metadata = new LibraryMetadata();

    private ServiceClassLoader service(String name, String libraries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, OF_THE_SERVICE);
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries);
        var jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var type = Backoff.class.getResourceAsStream("Backoff.class")) {
            out.putNextEntry(new ZipEntry("dev/marquee/launcher/Backoff.class"));
            out.write(Objects.requireNonNull(type).readAllBytes());
        }
        return ServiceClassLoader.of(jar);
    }

    private MetadataReaderFactory readerOf(ServiceClassLoader service) {
        var context = new AnnotationConfigApplicationContext();
        metadata.shareWith(context, service);
        context.refresh();
        return context.getBean(CachingMetadataReaderFactory.class);
    }

    private static String jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .getFileName()
                .toString();
    }

    private static String springCore() {
        return jarOf(org.springframework.core.env.Environment.class);
    }

    @Test
    void what_one_service_has_read_of_a_library_the_next_need_not() throws Exception {
        var first = readerOf(service("first.jar", springCore()));
        var second = readerOf(service("second.jar", springCore()));
        var read = first.getMetadataReader(IN_SPRING_CORE);
        assertThat(read.getAnnotationMetadata().getClassName()).isEqualTo(IN_SPRING_CORE);
        assertThat(second.getMetadataReader(IN_SPRING_CORE)).isSameAs(read);
        metadata.clear();
        assertThat(second.getMetadataReader(IN_SPRING_CORE)).isNotSameAs(read);
    }

    @Test
    void a_library_that_is_not_its_own_stays_out_of_sight() throws Exception {
        readerOf(service("first.jar", springCore())).getMetadataReader(IN_SPRING_CORE);
        var other = readerOf(service("other.jar", "something-else.jar"));
        assertThatThrownBy(() -> other.getMetadataReader(IN_SPRING_CORE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void classes_of_services_are_not_shared() throws Exception {
        var first = readerOf(service("first.jar", springCore()));
        var second = readerOf(service("second.jar", springCore()));
        assertThat(first.getMetadataReader(OF_THE_SERVICE).getResource().getURL().toString())
                .contains("first.jar");
        assertThat(second.getMetadataReader(OF_THE_SERVICE).getResource().getURL().toString())
                .contains("second.jar");
    }

    @Test
    void a_resource_is_the_services_own_or_one_of_its_libraries() throws Exception {
        var name = IN_SPRING_CORE.replace('.', '/') + ".class";
        assertThat(service("first.jar", springCore()).getResource(name)).isNotNull();
        var other = service("other.jar", "something-else.jar");
        assertThat(other.getResource(name)).isNull();
        assertThat(other.getResources(name).hasMoreElements()).isFalse();
        assertThat(other.getResource("dev/marquee/launcher/Backoff.class"))
                .asString()
                .contains("other.jar");
    }
}
