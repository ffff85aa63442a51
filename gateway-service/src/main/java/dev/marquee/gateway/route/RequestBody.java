package dev.marquee.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * The body as the client sends it. If that breaks off, the request to the service is torn down at
 * once: the sender would end a chunked body properly, and the service take the half for the whole.
 */
class RequestBody extends FilterInputStream {

    private final Cancellable request;
    private @Nullable IOException failure;

    RequestBody(InputStream in, Cancellable request) {
        super(in);
        this.request = request;
    }

    /** Why the body could not be read to its end. */
    @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw tearDown(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw tearDown(e);
        }
    }

    private IOException tearDown(IOException e) {
        failure = e;
        request.cancel();
        return e;
    }
}
