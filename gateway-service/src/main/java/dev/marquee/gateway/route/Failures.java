package dev.marquee.gateway.route;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Says in words what it means that a service gave no answer. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** 503 where nothing was done, 504 and 502 where it may have been. */
    static ErrorResponseException explain(IOException e, Target target) {
        log.warn("{} gives no answer: {}", target.service(), e.toString());
        if (isNotReached(e)) {
            var problem =
                    Problems.problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service-unavailable",
                            Text.of("problem.service-unavailable.part-of-the"));
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
            return problem;
        }
        if (e instanceof SocketTimeoutException)
            return Problems.problem(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "gateway-timeout",
                    Text.of("problem.gateway-timeout"));
        return Problems.problem(
                HttpStatus.BAD_GATEWAY, "bad-gateway", Text.of("problem.bad-gateway"));
    }

    private static boolean isNotReached(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof NoRouteToHostException
                || e instanceof UnknownHostException;
    }

    /** The client stopped sending, or sent too much; that goes on as it was thrown. */
    static Exception ofClient(IOException e) {
        return e instanceof SocketTimeoutException || isEnd(e)
                ? Problems.problem(
                        HttpStatus.REQUEST_TIMEOUT,
                        "request-timeout",
                        Text.of("problem.request-timeout"))
                : e;
    }

    private static boolean isEnd(IOException e) {
        return e instanceof EOFException || e.getCause() instanceof EOFException;
    }
}
