package dev.marquee.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body as the client sends it; remembers that it was the client who failed. */
class RequestBody extends FilterInputStream {

    private @Nullable IOException failure;

    RequestBody(InputStream in) {
        super(in);
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
            failure = e;
            throw e;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
