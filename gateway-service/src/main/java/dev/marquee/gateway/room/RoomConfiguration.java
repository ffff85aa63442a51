package dev.marquee.gateway.room;

import dev.marquee.gateway.client.Availability;
import dev.marquee.gateway.client.WaitingRooms;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.config.MarqueeSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoomSettings.class)
class RoomConfiguration {

    @Bean
    RoomDatabase roomDatabase(
            MarqueeSettings settings,
            @Value("${marquee.postgres.url:}") String url,
            @Value("${marquee.postgres.username:}") String username,
            @Value("${marquee.postgres.password:}") String password) {
        return url.isBlank()
                ? RoomDatabase.inFolder(settings.data())
                : RoomDatabase.inPostgres(url, username, password);
    }

    @Bean
    RoomTable roomTable(RoomDatabase database, RoomSettings settings) {
        return new RoomTable(database, settings.claim());
    }

    @Bean
    PlaceTable placeTable(RoomDatabase database) {
        return new PlaceTable(database);
    }

    @Bean
    WaitingRooms decidedRooms(ServiceClients clients) {
        return clients.asService(WaitingRooms.class, "event");
    }

    @Bean
    Availability stockOfRooms(ServiceClients clients) {
        return clients.asNobody(Availability.class, "ticket");
    }

    @Bean
    RoomTicker roomTicker(
            Rooms rooms,
            RoomDecisions decisions,
            @Value("${marquee.gateway.waiting-room.ticks:true}") boolean ticks) {
        return new RoomTicker(rooms, decisions, ticks);
    }

    /** Behind the firewall: a path means here what it means to the routes. */
    @Bean
    FilterRegistrationBean<DoorFilter> doors(DoorFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(1);
        return registration;
    }

    @Bean
    MeterBinder roomFigures(Rooms rooms) {
        return registry -> {
            gauge(registry, rooms, "waiting", PlaceState.WAITING);
            gauge(registry, rooms, "called", PlaceState.CALLED);
            gauge(registry, rooms, "inside", PlaceState.INSIDE);
        };
    }

    private static void gauge(MeterRegistry registry, Rooms rooms, String name, PlaceState state) {
        Gauge.builder(
                        "marquee.waiting-room.places",
                        rooms,
                        all ->
                                all.all().stream()
                                        .mapToLong(room -> room.snapshot().counts().of(state))
                                        .sum())
                .tag("state", name)
                .description("places of all waiting rooms")
                .register(registry);
    }
}
