package dev.marquee.launcher;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The environment that services are started with: what all share, and what is one's own. */
final class Settings {

    private static final String MANAGEMENT_PORT = "MARQUEE_MANAGEMENT_PORT";
    private static final String INSTALLATION_ID = "MARQUEE_INSTALLATION_ID";
    private static final String RUSH_VISITORS = "10000";

    private final Path data;
    private final Map<String, String> environment;
    private final boolean separate;
    private final Map<String, String> common = new LinkedHashMap<>();
    private Map<String, Map<String, String>> own = Map.of();

    private Settings(Path data, Map<String, String> environment, boolean separate) {
        this.data = data;
        this.environment = environment;
        this.separate = separate;
    }

    /** Where everything is: the data, each service, and the public address. */
    static Settings common(
            Options options, List<Service> services, Map<String, String> environment) {
        var settings = new Settings(options.data(), environment, options.separate());
        var common = settings.common;
        common.putAll(Service.addresses(services));
        common.put("MARQUEE_DATA", options.data().toString());
        if (environment.containsKey("MARQUEE_PUBLIC_URL"))
            common.put("MARQUEE_PUBLIC_URL", environment.get("MARQUEE_PUBLIC_URL"));
        if (environment.getOrDefault(INSTALLATION_ID, "").isBlank())
            common.put(INSTALLATION_ID, settings.installationId());
        if (options.resetAdmin() != null && !Supervisor.isRestart())
            common.put(Launcher.RECOVER_ADMIN, options.resetAdmin());
        return settings;
    }

    /** Stays in the data folder, whatever the host is called later. */
    private String installationId() {
        return SecretFile.readOrCreate(
                data.resolve("secrets/installation-id"), () -> UUID.randomUUID().toString());
    }

    void addDemo() {
        common.put("SPRING_PROFILES_ACTIVE", "demo");
    }

    /** After a restart, those who came are gone; what they booked stays. */
    void addRush() {
        if (!Supervisor.isRestart()) common.put("MARQUEE_RUSH", RUSH_VISITORS);
    }

    /**
     * PostgreSQL at this address, with a role for each service where its user may make them.
     *
     * @throws Refusal if the address makes no sense, or nobody answers
     */
    void addDatabase(String address, List<Service> services, Console console) {
        common.putAll(Preflight.postgres(address));
        own = Preflight.databaseRoles(common, services, this::masterSecret);
        if (own.isEmpty()) console.sharedDatabaseUser();
    }

    /** The one that the services read, or make, too. */
    private String masterSecret() {
        var given = environment.getOrDefault("MARQUEE_SERVICE_SECRET", "");
        return given.isBlank()
                ? SecretFile.readOrCreate(
                        data.resolve("secrets/service-secret"), RandomToken::create)
                : given;
    }

    Map<String, String> of(Service service) {
        var all = new LinkedHashMap<>(common);
        all.putAll(own.getOrDefault(service.fullName(), Map.of()));
        var management = environment.getOrDefault(MANAGEMENT_PORT, "");
        // In one JVM all services share the port
        if (separate && !management.isBlank())
            all.put(
                    MANAGEMENT_PORT,
                    String.valueOf(
                            service.managementPort(
                                    Options.port("In " + MANAGEMENT_PORT, management))));
        return all;
    }
}
