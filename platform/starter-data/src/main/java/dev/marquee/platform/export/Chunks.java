package dev.marquee.platform.export;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/** A long list, read a thousand rows at a time while it is sent. */
public final class Chunks<T> implements Iterable<T> {

    /** How many rows are read at once. */
    public static final int SIZE = 1000;

    private final LongFunction<List<T>> read;

    /**
     * @param read gives the rows from an offset on, {@link #SIZE} at most, and none after the last
     */
    public Chunks(LongFunction<List<T>> read) {
        this.read = read;
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private List<T> chunk = List.of();
            private int at;
            private long offset;
            private boolean last;

            @Override
            public boolean hasNext() {
                if (at == chunk.size() && !last) {
                    chunk = read.apply(offset);
                    offset += chunk.size();
                    last = chunk.size() < SIZE;
                    at = 0;
                }
                return at < chunk.size();
            }

            @Override
            public T next() {
                if (!hasNext()) throw new NoSuchElementException();
                return chunk.get(at++);
            }
        };
    }
}
