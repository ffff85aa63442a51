package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The gateway asks nobody who they are: it carries requests to services that do. So what it answers
 * by itself is open to everybody, and must stand as open in docs/access.csv.
 */
class OwnAnswersTest extends GatewayTest {

    @Test
    void what_the_gateway_answers_by_itself_is_listed_as_open(@Autowired ApplicationContext context)
            throws IOException {
        var answered =
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .flatMap(endpoint -> endpoint.getPatternValues().stream())
                        .collect(Collectors.toSet());
        var open =
                Files.readAllLines(Path.of("../docs/access.csv")).stream()
                        .filter(line ->
                                line.startsWith("*,") || line.startsWith("gateway-service,"))
                        .filter(line -> line.contains(",open,open,open,open,open,open,open,"))
                        .map(line -> line.split(",")[2])
                        .collect(Collectors.toSet());
        assertThat(answered).isNotEmpty().isSubsetOf(open);
    }
}
