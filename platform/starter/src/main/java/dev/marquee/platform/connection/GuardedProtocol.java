package dev.marquee.platform.connection;

import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's connector for HTTP/1.1, which shows its connections. */
public class GuardedProtocol extends Http11NioProtocol {

    Set<SocketWrapperBase<NioChannel>> connections() {
        return getEndpoint().getConnections();
    }
}
