package dev.marquee.gateway.room;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** A request whose body has been read, and is there to be read again. */
class KeptBody extends HttpServletRequestWrapper {

    /** As strict as the services: a body that two readers may read differently is none. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final byte[] body;

    KeptBody(HttpServletRequest request) throws IOException {
        super(request);
        this.body = request.getInputStream().readAllBytes();
    }

    byte[] body() {
        return body;
    }

    /** The one event that a booking as JSON names; empty where that is not plain. */
    Optional<String> event() {
        try {
            var json = JSON.readTree(body);
            var snake = json.path("event_id");
            var camel = json.path("eventId");
            if (snake.isMissingNode() == camel.isMissingNode()) return Optional.empty();
            var id = snake.isMissingNode() ? camel : snake;
            return id.isIntegralNumber() && id.canConvertToLong()
                    ? Optional.of(String.valueOf(id.longValue()))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return bytes.read(buffer, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("is read at once");
            }
        };
    }
}
