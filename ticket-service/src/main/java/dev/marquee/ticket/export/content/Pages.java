package dev.marquee.ticket.export.content;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A long list, read page by page: each begins behind the last row of the one before, so it does not
 * matter how many there are.
 */
final class Pages<T> implements Iterator<T> {

    /** How many rows are read at once. */
    static final int SIZE = 1000;

    private final Function<@Nullable T, List<T>> read;
    private final Runnable afterPage;
    private List<T> page = List.of();
    private int at;
    private boolean over;
    private @Nullable T last;

    /**
     * @param read gives the rows behind that one, or the first ones; {@link #SIZE} at most, and
     *     fewer at the end
     */
    Pages(Function<@Nullable T, List<T>> read, Runnable afterPage) {
        this.read = read;
        this.afterPage = afterPage;
    }

    @Override
    public boolean hasNext() {
        while (at == page.size() && !over) {
            page = read.apply(last);
            at = 0;
            over = page.size() < SIZE;
            if (!page.isEmpty()) last = page.getLast();
            afterPage.run();
        }
        return at < page.size();
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException();
        return page.get(at++);
    }
}
