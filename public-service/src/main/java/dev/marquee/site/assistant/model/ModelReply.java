package dev.marquee.site.assistant.model;

import java.util.List;

/**
 * What came of one request.
 *
 * @param tokensIn how many tokens were sent; estimated where the server does not say
 * @param tokensOut how many came back
 */
record ModelReply(String text, List<ToolCall> calls, long tokensIn, long tokensOut) {

    /** A tool that the model wants to use; its arguments are JSON, or should be. */
    record ToolCall(String id, String name, String arguments) {}
}
