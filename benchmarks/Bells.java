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
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What open bells cost those who book (T-N5). Bookings of one event through the gateway are timed without and with bells that are open, in turn
 * (A B A B …); meanwhile their account is told something each second, so that all of them ring.
 *
 *   java benchmarks/Bells.java [GATEWAY [BELLS [IN_FLIGHT [SECONDS [ROUNDS]]]]]      http://localhost:8080 500 16 10 4
 *
 * Start the demonstration with MARQUEE_STREAMS_PER_ADDRESS=0 MARQUEE_LIMIT_BOOKING=0 MARQUEE_LIMIT_GUEST_SEATS=0 ./run --data … (or --postgres …).
 */
class Bells {

    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    static final AtomicInteger BUYERS = new AtomicInteger();
    static final String RUN = Long.toString(System.nanoTime(), 36);

    static URI gateway;
    static String token;

    public static void main(String[] args) throws Exception {
        gateway = URI.create(args.length > 0 ? args[0] : "http://localhost:8080");
        int bells = number(args, 1, 500), inFlight = number(args, 2, 16), seconds = number(args, 3, 10), rounds = number(args, 4, 4);
        var reader = field(send("POST", "/api/auth/login", "{\"email\":\"customer@ticket.local\",\"password\":\"customer123\"}"), "access_token");
        token = field(send("POST", "/api/auth/login", "{\"email\":\"admin\",\"password\":\"admin123\"}"), "access_token");
        var event = onSale();
        System.out.printf("warming up, event %s%n", event);
        book(event, inFlight, 2 * seconds);
        List<Double> without = new ArrayList<>(), with = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            without.add(report("without", book(event, inFlight, seconds)));
            try (var open = new Open(reader, bells)) {
                with.add(report(bells + " bells", book(event, inFlight, seconds)));
                System.out.printf("%d bells rang %d times%n", bells, open.rang.get());
            }
        }
        Collections.sort(without);
        Collections.sort(with);
        System.out.printf("bookings' p99, median of the rounds: %.1f ms without, %.1f ms with, ratio %.2f%n",
                median(without), median(with), median(with) / median(without));
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

    /** Bells of one account, each on a connection of its own, and what makes them ring. */
    static final class Open implements AutoCloseable {

        final AtomicLong rang = new AtomicLong();
        private final List<Socket> sockets = new ArrayList<>();
        private volatile boolean over;

        Open(String reader, int size) throws Exception {
            var first = new CountDownLatch(size);
            for (int n = 0; n < size; n++) {
                var socket = new Socket(gateway.getHost(), gateway.getPort());
                sockets.add(socket);
                socket.getOutputStream().write(("GET /api/notifications/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + reader + "\r\n\r\n").getBytes());
                Thread.ofVirtual().start(() -> read(socket, first));
            }
            if (!first.await(60, TimeUnit.SECONDS)) throw new IllegalStateException(first.getCount() + " bells are not open");
            var user = field(new String(java.util.Base64.getUrlDecoder().decode(reader.split("\\.")[1])), "sub");
            Thread.ofVirtual().start(() -> ring(user));
        }

        private void read(Socket socket, CountDownLatch first) {
            try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
                var heard = false;
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("data:")) continue;
                    if (heard) rang.incrementAndGet();
                    else first.countDown();
                    heard = true;
                }
            } catch (java.io.IOException e) {
                if (!over) throw new IllegalStateException(e);
            }
        }

        private void ring(String user) {
            try {
                for (int n = 0; !over; n++) {
                    send("POST", "/api/notifications", "{\"user_id\":" + user + ",\"content\":\"bell " + RUN + n + "\"}");
                    TimeUnit.SECONDS.sleep(1);
                }
            } catch (Exception e) {
                if (!over) throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws Exception {
            over = true;
            for (var socket : sockets) socket.close();
        }
    }
}
