package dev.marquee.platform.web;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Failures that are the client's: parameters, forms and parts that cannot be read. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A parameter that is read, and whose bytes are no UTF-8. */
    Unreadable(String parameter) {
        super("the parameter " + parameter + " is not UTF-8");
    }

    Unreadable(String what, Throwable cause) {
        super(what, cause);
    }

    /** The status that says so; null for any other failure. */
    static @Nullable HttpStatus statusOf(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof BodyLimitFilter.TooLarge
                    || e instanceof MaxUploadSizeExceededException
                    || e instanceof FileCountLimitExceededException)
                return HttpStatus.CONTENT_TOO_LARGE;
            if (e instanceof SocketTimeoutException || isEnd(e)) return HttpStatus.REQUEST_TIMEOUT;
        }
        for (Throwable e = failure; e != null; e = e.getCause())
            if (e instanceof Unreadable
                    || e instanceof InvalidParameterException
                    || e instanceof MultipartException) return HttpStatus.BAD_REQUEST;
        return null;
    }

    /** The body did not come to its end. */
    private static boolean isEnd(Throwable e) {
        return e instanceof ClientAbortException && e.getCause() instanceof EOFException;
    }

    /** For the log: what is wrong, in one line. */
    static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) last = last.getCause();
        return last.toString();
    }
}
