package dev.marquee.site.assistant.model;

import java.util.LinkedHashSet;
import java.util.Set;

/** What an answer took: tokens, and the names of tools that were wanted. */
public final class Usage {

    private final Set<String> tools = new LinkedHashSet<>();
    private int tokensIn;
    private int tokensOut;

    void add(ModelReply reply) {
        tokensIn += reply.tokensIn();
        tokensOut += reply.tokensOut();
    }

    void wanted(String tool) {
        if (ToolCatalogue.isOne(tool)) tools.add(tool);
    }

    public int tokensIn() {
        return tokensIn;
    }

    public int tokensOut() {
        return tokensOut;
    }

    /** With commas between. */
    public String tools() {
        return String.join(",", tools);
    }
}
