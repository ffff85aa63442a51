package dev.marquee.ticket.checkout.engine;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands out ids that nobody else has: a thousand at a time come from the database's sequence. Not
 * thread-safe; each lane has its own. What is not used until the process ends stays unused.
 */
final class IdBlocks implements LongSupplier {

    private static final int SIZE = 1000;

    private record Block(long first, int used) {}

    private final JdbcTemplate jdbc;
    private final ArrayDeque<Block> blocks = new ArrayDeque<>();

    IdBlocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes sure that the next {@code n} ids can be had without asking the database. */
    void prepare(int n) {
        var ready = blocks.stream().mapToInt(block -> SIZE - block.used).sum();
        for (; ready < n; ready += SIZE) blocks.add(new Block(nextFirst(), 0));
    }

    private long nextFirst() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select nextval('id_block')", Long.class));
    }

    @Override
    public long getAsLong() {
        var block = blocks.remove();
        if (block.used + 1 < SIZE) blocks.addFirst(new Block(block.first, block.used + 1));
        return block.first + block.used;
    }
}
