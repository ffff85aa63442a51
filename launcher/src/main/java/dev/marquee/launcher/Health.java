package dev.marquee.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service how it is. */
final class Health {

    private Health() {}

    static boolean isUp(Service service) {
        return answers(service, "/actuator/health");
    }

    /** Whether a GET of the path is answered with 200 within five seconds. */
    static boolean answers(Service service, String path) {
        try {
            var connection =
                    (HttpURLConnection)
                            URI.create("http://127.0.0.1:" + service.port() + path)
                                    .toURL()
                                    .openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
