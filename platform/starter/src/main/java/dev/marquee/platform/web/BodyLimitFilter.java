package dev.marquee.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Refuses bodies over the limit with 413, announced or not: a chunked one is cut off where it
 * passes the limit. What all bodies together may take is limited too. Compressed ones are refused,
 * because nobody knows how large they are.
 */
class BodyLimitFilter extends OncePerRequestFilter {

    /** The body went past the limit while it was being read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("request body over the limit");
        }

        static boolean isCauseOf(@Nullable Throwable e) {
            for (; e != null; e = e.getCause()) if (e instanceof TooLarge) return true;
            return false;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BodyLimits limits;
    private final LargeBodies senders;

    /** Kilobytes that the bodies of all requests together may still take. */
    private final Semaphore inFlight;

    BodyLimitFilter(BodyLimits limits, LargeBodies senders) {
        this.limits = limits;
        this.senders = senders;
        this.inFlight = new Semaphore(kilobytes(limits.inFlight()));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
            return;
        }
        if (isCompressed(request)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        var limit = limits.of(ServletRequestPathUtils.getParsedRequestPath(request));
        if (limit > limits.maxBody() && (length < 0 || length > limits.maxBody())) {
            var refusal = senders.refusalOf(request);
            if (refusal != null) {
                request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, refusal);
                response.setHeader(HttpHeaders.CONNECTION, "close");
                response.sendError(refusal.getStatusCode().value());
                return;
            }
        }
        if (length > limit) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        carry(request, response, chain, length, limit);
    }

    /** Holds back where too much is under way already; small bodies hardly ever wait. */
    private void carry(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            long length,
            long limit)
            throws ServletException, IOException {
        var share = kilobytes(length < 0 ? limit : length);
        if (!acquire(share)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(length < 0 ? new Limited(request, limit) : request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (!TooLarge.isCauseOf(e) || response.isCommitted()) throw e;
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } finally {
            inFlight.release(share);
        }
    }

    private boolean acquire(int share) {
        try {
            return inFlight.tryAcquire(share, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int kilobytes(long bytes) {
        return Math.toIntExact((bytes + 1023) / 1024);
    }

    private static boolean isCompressed(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null
                && !encoding.isBlank()
                && !encoding.strip().equalsIgnoreCase("identity");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;
        private @Nullable ServletInputStream stream;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) stream = new LimitedStream(super.getInputStream(), limit);
            return stream;
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private final long limit;
        private long read;

        LimitedStream(ServletInputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var next = in.read();
            if (next >= 0) count(1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var n = in.read(buffer, offset, length);
            if (n > 0) count(n);
            return n;
        }

        private void count(int n) throws TooLarge {
            read += n;
            if (read > limit) throw new TooLarge();
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
