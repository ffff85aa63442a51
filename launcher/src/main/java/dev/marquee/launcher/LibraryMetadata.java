package dev.marquee.launcher;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.UrlResource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * What Spring reads from the class files of libraries while it decides what to configure: read once
 * for all services of this JVM instead of once for each.
 */
final class LibraryMetadata {

    /** Where Spring Boot looks for a reader that is there already, before it makes its own. */
    private static final String BEAN =
            "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private record Known(URL place, MetadataReader reader) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final MetadataReaderFactory libraries =
            MetadataReaderFactory.create(LibraryMetadata.class.getClassLoader());

    void shareWith(GenericApplicationContext context, ServiceClassLoader service) {
        context.registerBean(BEAN, Reader.class, () -> new Reader(service));
    }

    /** Frees the memory. What is asked for afterwards is read again. */
    void clear() {
        known.clear();
    }

    private final class Reader extends CachingMetadataReaderFactory
            implements ApplicationListener<ContextRefreshedEvent> {

        private final ServiceClassLoader service;

        Reader(ServiceClassLoader service) {
            super(service);
            this.service = service;
        }

        @Override
        public MetadataReader getMetadataReader(String type) throws IOException {
            var shared = known.get(type);
            if (shared != null && service.isVisible(shared.place())) return shared.reader();
            var place =
                    service.getResource(ClassUtils.convertClassNameToResourcePath(type) + ".class");
            if (place == null || service.isOwn(place)) return super.getMetadataReader(type);
            var reader = libraries.getMetadataReader(new UrlResource(place));
            known.putIfAbsent(type, new Known(place, reader));
            return reader;
        }

        @Override
        public void onApplicationEvent(ContextRefreshedEvent everythingIsConfigured) {
            clearCache();
        }
    }
}
