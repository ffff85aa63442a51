package dev.marquee.platform.connection;

import dev.marquee.platform.config.MarqueeSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Puts the guard, and our own words, into Tomcat. */
class ConnectionCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ConnectionGuard guard;
    private final BodyValve bodies;
    private final RefusalValve refusals;

    ConnectionCustomizer(ConnectionGuard guard, BodyValve bodies, MarqueeSettings settings) {
        this.guard = guard;
        this.bodies = bodies;
        this.refusals =
                new RefusalValve("https".equalsIgnoreCase(settings.publicUrl().getScheme()));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(GuardedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof GuardedProtocol protocol)
                guard.watch(protocol);
        });
        factory.addEngineValves(bodies);
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(refusals));
    }
}
