package dev.marquee.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * A service's own jar over the libraries of this JVM, of which it sees those that its manifest
 * names ({@code Class-Path}) and no others: a library that only the gateway uses must not configure
 * itself in the venue service.
 */
final class ServiceClassLoader extends URLClassLoader {

    private final String mainClass;
    private final Set<String> visibleJars;
    private final ConcurrentHashMap<String, Boolean> visible = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    private ServiceClassLoader(Path jar, String mainClass, Set<String> visibleJars)
            throws IOException {
        super(
                jar.getFileName() + "",
                new URL[] {jar.toUri().toURL()},
                ServiceClassLoader.class.getClassLoader());
        this.mainClass = mainClass;
        this.visibleJars = visibleJars;
    }

    /**
     * @throws IOException if the jar is missing or was not built for the launcher
     */
    static ServiceClassLoader of(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var attributes = file.getManifest().getMainAttributes();
            var main = attributes.getValue(Attributes.Name.MAIN_CLASS);
            var libraries = attributes.getValue(Attributes.Name.CLASS_PATH);
            if (main == null || libraries == null)
                throw new IOException(jar + " names no main class or no libraries");
            return new ServiceClassLoader(jar, main, Set.of(libraries.split(" ")));
        }
    }

    String mainClass() {
        return mainClass;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        var type = super.loadClass(name, resolve);
        if (type.getClassLoader() == this || isVisible(type.getProtectionDomain().getCodeSource()))
            return type;
        throw new ClassNotFoundException(name);
    }

    private boolean isVisible(@Nullable CodeSource source) {
        return source == null || source.getLocation() == null || isVisible(source.getLocation());
    }

    /**
     * Whether this is a class or resource of the JDK, of this service, or of one of its libraries.
     */
    boolean isVisible(URL place) {
        if (place.getProtocol().equals("jrt")) return true;
        var text = place.toString();
        var end = text.indexOf(".jar");
        if (end < 0) return false;
        return visible.computeIfAbsent(
                text.substring(text.lastIndexOf('/', end) + 1, end + 4),
                jar -> visibleJars.contains(jar) || jar.equals(getName()));
    }

    /** The service's own comes first. The others are searched only as far as is asked. */
    @Override
    public @Nullable URL getResource(String name) {
        var own = findResource(name);
        if (own != null) return own;
        try {
            var all = getParent().getResources(name);
            while (all.hasMoreElements()) {
                var found = all.nextElement();
                if (isVisible(found)) return found;
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = new ArrayList<>(Collections.list(findResources(name)));
        for (var url : Collections.list(getParent().getResources(name))) {
            if (isVisible(url)) found.add(url);
        }
        return Collections.enumeration(found);
    }

    /** Whether this is of the service's own jar. */
    boolean isOwn(URL place) {
        return place.getPath().contains("/" + getName() + "!/");
    }
}
