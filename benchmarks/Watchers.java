import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What watchers cost and see (T-Z6). Bookings of one event through the gateway are timed without and with watchers of it, in turn (A B A B …); then
 * bookings are made one by one, and it is timed when each watcher hears of each.
 *
 *   java benchmarks/Watchers.java [GATEWAY [WATCHERS [IN_FLIGHT [SECONDS [ROUNDS]]]]]      http://localhost:8080 500 16 10 4
 *
 * Start the demonstration with MARQUEE_STREAMS_PER_ADDRESS=0 MARQUEE_LIMIT_BOOKING=0 MARQUEE_LIMIT_GUEST_SEATS=0 ./run --data … (or --postgres …).
 */
class Watchers {

    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    static final Pattern SOLD = Pattern.compile("\"sold\":(\\d+)");
    static final AtomicInteger BUYERS = new AtomicInteger();
    static final String RUN = Long.toString(System.nanoTime(), 36);

    static URI gateway;
    static String token;

    public static void main(String[] args) throws Exception {
        gateway = URI.create(args.length > 0 ? args[0] : "http://localhost:8080");
        int watchers = number(args, 1, 500), inFlight = number(args, 2, 16), seconds = number(args, 3, 10), rounds = number(args, 4, 4);
        token = field(send("POST", "/api/auth/login", "{\"email\":\"organizer@ticket.local\",\"password\":\"organizer123\"}"), "access_token");
        var event = onSale();
        System.out.printf("warming up, event %s%n", event);
        book(event, inFlight, 2 * seconds);
        List<Double> without = new ArrayList<>(), with = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            without.add(report("without", book(event, inFlight, seconds)));
            try (var crowd = new Crowd(event, watchers)) {
                with.add(report(watchers + " watch", book(event, inFlight, seconds)));
                crowd.check(sold(event));
            }
        }
        Collections.sort(without);
        Collections.sort(with);
        System.out.printf("bookings' p99, median of the rounds: %.1f ms without, %.1f ms with, ratio %.2f%n",
                median(without), median(with), median(with) / median(without));
        try (var crowd = new Crowd(event, watchers)) {
            List<Double> heard = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                send("POST", "/api/bookings", booking(event));
                var booked = System.nanoTime();
                for (var at : crowd.heardOf(sold(event))) heard.add((at - booked) / 1e6);
                TimeUnit.MILLISECONDS.sleep(700);
            }
            Collections.sort(heard);
            System.out.printf("%d watchers hear of a booking after %.0f ms (median), %.0f ms (p99), %.0f ms (slowest of %d)%n",
                    watchers, median(heard), heard.get(heard.size() * 99 / 100), heard.getLast(), heard.size());
        }
    }

    static int number(String[] args, int n, int usual) {
        return args.length > n ? Integer.parseInt(args[n]) : usual;
    }

    static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    static String onSale() throws Exception {
        var start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var id = field(send("POST", "/api/events", "{\"name\":\"Watched\",\"category\":\"Music\",\"starts_at\":\"" + start
                + "\",\"time_zone\":\"Europe/Lisbon\",\"location\":\"Riverside Stage, Lisbon\",\"total_tickets\":1000000,\"price\":\"0.00\",\"currency\":\"EUR\"}"), "id");
        send("PATCH", "/api/events/" + id + "/status", "{\"status\":\"published\"}");
        while (!isOnSale(id)) TimeUnit.MILLISECONDS.sleep(100);
        return id;
    }

    /** ticket-service hears of an event a moment later. */
    static boolean isOnSale(String event) throws Exception {
        var request = HttpRequest.newBuilder(gateway.resolve("/api/events/" + event + "/availability")).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body().contains("\"on_sale\":true");
    }

    static int sold(String event) throws Exception {
        return Integer.parseInt(field(send("GET", "/api/events/" + event + "/availability?offer_code=", null), "sold"));
    }

    static String booking(String event) {
        return "{\"event_id\":" + event + ",\"quantity\":1,\"buyer_name\":\"Ana\",\"buyer_email\":\"w" + RUN + "-" + BUYERS.incrementAndGet() + "@example.org\"}";
    }

    /** Returns the milliseconds of each booking. */
    static List<Double> book(String event, int inFlight, int seconds) throws Exception {
        var times = new ConcurrentLinkedQueue<Double>();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < inFlight; n++) buyers.submit(() -> {
                while (System.nanoTime() < end) {
                    var began = System.nanoTime();
                    send("POST", "/api/bookings", booking(event));
                    times.add((System.nanoTime() - began) / 1e6);
                }
                return null;
            });
        }
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted;
    }

    static double report(String what, List<Double> times) {
        var p99 = times.get(times.size() * 99 / 100);
        System.out.printf("%-12s %6d bookings, p50 %.1f ms, p99 %.1f ms%n", what, times.size(), median(times), p99);
        return p99;
    }

    static String send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null && !path.equals("/api/bookings")) request.header("Authorization", "Bearer " + token);
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!found.find()) throw new IllegalStateException("no " + name + " in " + json);
        return found.group(1);
    }

    /** Clients that watch an event, each on a connection of its own. */
    static final class Crowd implements AutoCloseable {

        private final List<Watcher> watchers = new ArrayList<>();

        Crowd(String event, int size) throws Exception {
            for (int n = 0; n < size; n++) watchers.add(new Watcher(event));
            for (var watcher : watchers) watcher.first.await();
        }

        /** When each has heard that so many are sold, in nanoseconds. */
        List<Long> heardOf(int sold) throws Exception {
            List<Long> times = new ArrayList<>();
            for (var watcher : watchers) times.add(watcher.heardOf(sold));
            return times;
        }

        /** Everybody hears the last of it, and nobody hears anything twice or in another order. */
        void check(int sold) throws Exception {
            heardOf(sold);
            for (var watcher : watchers) if (watcher.disorder > 0) throw new IllegalStateException("out of order");
        }

        @Override
        public void close() throws Exception {
            for (var watcher : watchers) watcher.socket.close();
        }
    }

    static final class Watcher {

        final Socket socket = new Socket(gateway.getHost(), gateway.getPort());
        final CountDownLatch first = new CountDownLatch(1);
        private int sold = -1;
        private long at;
        private boolean ended;
        int disorder;

        Watcher(String event) throws Exception {
            socket.getOutputStream().write(("GET /api/events/" + event + "/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n").getBytes());
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var found = SOLD.matcher(line);
                    if (!line.startsWith("data:") || !found.find()) continue;
                    hear(Integer.parseInt(found.group(1)));
                }
            } catch (Exception e) { // closed
            }
            end();
        }

        private synchronized void hear(int now) {
            if (now <= sold) disorder++;
            sold = now;
            at = System.nanoTime();
            first.countDown();
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized long heardOf(int number) throws InterruptedException {
            while (sold < number) {
                if (ended) throw new IllegalStateException("a stream has ended");
                wait();
            }
            return at;
        }
    }
}
