package dev.marquee.ticket.payment.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.ticket.payment.PaymentProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;

/** The adapter of RiverPay. Its reference is the number of our attempt, so nothing is lost. */
final class RiverPayProvider implements PaymentProvider {

    private final RiverPay bank;
    private final HttpClient client = HttpClient.newHttpClient();
    volatile Runnable beforeStart = () -> {};

    RiverPayProvider(RiverPay bank) {
        this.bank = bank;
    }

    @Override
    public String name() {
        return "riverpay";
    }

    @Override
    public boolean isTest() {
        return false;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false, Duration.ZERO, 30);
    }

    @Override
    public OptionalLong minimum(String currency) {
        return OptionalLong.of(100);
    }

    /** Nobody is called: the buyer carries the signed order. */
    @Override
    public Start start(Charge charge) {
        beforeStart.run();
        var query =
                RiverPay.signed(
                        Map.of(
                                "order",
                                charge.attempt().key(),
                                "amount",
                                charge.amountMinor() + charge.currency(),
                                "return",
                                charge.returnUrl()));
        return new Start.Redirect(charge.attempt().key(), bank.origin() + "/pay?" + query);
    }

    /** By our own number, whether or not the address ever reached the buyer. */
    @Override
    public Look look(Attempt attempt) {
        var query = RiverPay.signed(Map.of("order", attempt.key()));
        var request = HttpRequest.newBuilder(URI.create(bank.origin() + "/query?" + query)).build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? read(attempt.key(), answer.body().split(" "))
                    : new Look.Unknown();
        } catch (IOException e) {
            return new Look.Unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look.Unknown();
        }
    }

    private static Look read(String ref, String[] answer) {
        return switch (answer[0]) {
            case "paid" ->
                    new Look.Paid(
                            ref,
                            Long.parseLong(answer[1].replaceAll("\\D", "")),
                            answer[1].replaceAll("\\d", ""),
                            null);
            case "open" -> new Look.Open(ref);
            case "none" -> new Look.NotThere();
            default -> new Look.Failed(answer[0]);
        };
    }

    @Override
    public Close close(Attempt attempt) {
        return Close.UNKNOWN;
    }

    @Override
    public Refunded refund(Return money) {
        return new Refunded.Refused("not-offered");
    }

    /** The parameters are the body, or the query where it notifies by GET. */
    @Override
    public Notice notice(HttpHeaders headers, byte[] body) {
        var told = RiverPay.read(new String(body, UTF_8));
        if (told == null) return new Notice.Invalid("another signature");
        return new Notice.Hint(
                told.get("order") + ":" + told.get("state"),
                "order." + told.get("state"),
                told.get("order"),
                RiverPay.EXPECTED,
                "application/json");
    }
}
