package dev.marquee.report.health;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.report.health.ServiceHealth.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientException;

/** Asks all services at once how they are doing, as this service. */
@Component
class AskServices implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AskServices.class);

    private static final List<String> NAMES =
            List.of(
                    "auth",
                    "customer",
                    "event",
                    "notification",
                    "public",
                    "report",
                    "ticket",
                    "venue");

    /** A service waits for three seconds before it says that its database is away. */
    private static final int PATIENCE_SECONDS = 6;

    private record Neighbour(String name, FiguresClient figures, AliveClient alive) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Neighbour> neighbours;
    private final Clock clock;

    AskServices(ServiceClients clients, Clock clock) {
        this.clock = clock;
        this.neighbours =
                NAMES.stream()
                        .map(name ->
                                new Neighbour(
                                        name + "-service",
                                        clients.asService(FiguresClient.class, name),
                                        clients.asNobody(AliveClient.class, name)))
                        .toList();
    }

    /** Takes six seconds at most; a service that has not answered by then is away. */
    SuiteHealth now() {
        try {
            var answers =
                    threads.invokeAll(
                            neighbours.stream().map(AskServices::question).toList(),
                            PATIENCE_SECONDS,
                            TimeUnit.SECONDS);
            var services = new ArrayList<ServiceHealth>();
            for (int n = 0; n < neighbours.size(); n++)
                services.add(answer(neighbours.get(n), answers.get(n)));
            return new SuiteHealth(clock.instant(), services);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Callable<ServiceHealth> question(Neighbour neighbour) {
        return () -> ask(neighbour);
    }

    private static ServiceHealth answer(Neighbour neighbour, Future<ServiceHealth> answer)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException e) {
            log.info("{} does not tell how it is doing: {}", neighbour.name, e.toString());
            return new ServiceHealth(neighbour.name, State.AWAY, null, List.of());
        }
    }

    private static ServiceHealth ask(Neighbour neighbour) {
        try {
            var told = neighbour.figures.figures();
            var well = !Boolean.FALSE.equals(told.database());
            return new ServiceHealth(
                    neighbour.name,
                    well ? State.UP : State.UNWELL,
                    told.database(),
                    told.figures());
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.debug("{} gives no figures: {}", neighbour.name, e.toString());
            return new ServiceHealth(neighbour.name, state(neighbour), null, List.of());
        }
    }

    private static State state(Neighbour neighbour) {
        try {
            return neighbour.alive.alive().status().equals("UP") ? State.UP : State.UNWELL;
        } catch (HttpServerErrorException e) {
            return State.UNWELL;
        } catch (RestClientException e) {
            return State.AWAY;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
