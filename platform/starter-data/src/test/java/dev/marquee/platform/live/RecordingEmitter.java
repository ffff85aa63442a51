package dev.marquee.platform.live;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A stream without a connection. */
class RecordingEmitter extends SseEmitter {

    final List<String> written = new CopyOnWriteArrayList<>();
    final CountDownLatch completed = new CountDownLatch(1);

    /** Until it is released, its client reads nothing. */
    private final CountDownLatch reads;

    private @Nullable Runnable after;

    RecordingEmitter() {
        this(true);
    }

    private RecordingEmitter(boolean reads) {
        this.reads = new CountDownLatch(reads ? 0 : 1);
    }

    static RecordingEmitter stuck() {
        return new RecordingEmitter(false);
    }

    void read() {
        reads.countDown();
    }

    /** What has come of these, without ids. */
    List<String> data(String name) {
        return written.stream()
                .filter(text -> text.contains("\nevent: " + name + "\n"))
                .map(text -> text.substring(text.indexOf("data: ") + 6).strip())
                .toList();
    }

    String lastId() {
        return written.stream()
                .filter(text -> text.startsWith("id: "))
                .map(text -> text.substring(4, text.indexOf('\n')))
                .reduce("", (before, id) -> id);
    }

    @Override
    public void send(Set<DataWithMediaType> items) {
        try {
            reads.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        items.forEach(item -> written.add(item.getData().toString()));
    }

    @Override
    public void onCompletion(Runnable callback) {
        after = callback;
    }

    @Override
    public void complete() {
        if (after != null) after.run();
        completed.countDown();
    }
}
