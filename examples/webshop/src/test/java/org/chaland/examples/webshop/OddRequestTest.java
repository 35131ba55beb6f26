package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow.Subscriber;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What no browser sends: refused, with nothing kept, and nothing told of the inside. */
class OddRequestTest {

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final RunningShop shop = RunningShop.shared();
    private final Browser browser = Walk.newcomer(shop).contactStep().browser();
    private final String token = Tokens.of(browser);
    private Map<String, Object> before = Map.of();

    @BeforeEach
    void remember() {
        before = Stored.digest(shop);
    }

    @AfterEach
    void nothingIsKeptOrLogged() {
        assertThat(Stored.digest(shop)).isEqualTo(before);
        assertThat(log.lines()).noneMatch(line -> line.contains("zebra"));
    }

    @Test
    void aBodyOfTenMegabytes() {
        refused(413, send(BodyPublishers.ofString("_csrf=" + token + "&city=zebra" + "x".repeat(10_000_000))));
    }

    @Test
    void aBodyThatDoesNotTellItsLength() {
        var text = BodyPublishers.ofString("_csrf=" + token + "&city=zebra");

        refused(411, send(new Untold(text)));
    }

    @Test
    void aParameterSentTwice() {
        refused(400, send("_csrf=" + token + "&city=zebra&city=zebra"));
        refused(400, send("_csrf=" + token + "&_csrf=zebra"));
    }

    @Test
    void thousandsOfParameters() {
        var many = IntStream.range(0, 15_000)
                .mapToObj(number -> "z" + number + "=")
                .collect(Collectors.joining("&"));

        refused(400, send("_csrf=" + token + "&city=zebra&" + many));
    }

    @Test
    void aParameterWithADeepName() {
        var deep = "city" + "[zebra]".repeat(5_000) + "." + "zebra.".repeat(5_000);

        refused(422, send("_csrf=" + token + "&" + Browser.encode(deep) + "=x"));
    }

    @Test
    void anEncodingThatIsNone() {
        refused(400, send("_csrf=" + token + "&city=%zz%zebra"));
    }

    @Test
    void anotherKindOfBody() {
        refused(403, send("{\"_csrf\":\"" + token + "\",\"city\":\"zebra\"}", "application/json"));
        refused(403, send("<city>zebra</city>", "text/xml"));
        refused(
                403,
                send(
                        "--x\r\nContent-Disposition: form-data; name=\"city\"\r\n\r\nzebra\r\n--x--",
                        "multipart/form-data; boundary=x"));
    }

    @Test
    void anotherMethod() {
        for (var method : List.of("PUT", "DELETE", "PATCH", "TRACE", "ZEBRA")) {
            assertThat(exchange(request("/contact").method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .as(method)
                    .isBetween(400, 501);
        }
    }

    @Test
    void aPathThatClimbs() {
        for (var path : List.of(
                "/..%2fapplication.properties",
                "/static/..;/WEB-INF",
                "/assets/shop.css%00zebra",
                "//staff/orders",
                "/staff%2forders",
                "/staff/orders;x=1")) {
            var answer = exchange(request(path).GET());
            assertThat(answer.statusCode()).as(path).isBetween(300, 499);
            assertThat(answer.body()).as(path).doesNotContain("W-");
        }
    }

    private HttpResponse<String> send(String body) {
        return send(body, "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> send(String body, String type) {
        return exchange(request("/contact").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(BodyPublisher body) {
        return exchange(request("/contact")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body));
    }

    private HttpRequest.Builder request(String path) {
        var cookies = browser.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(shop.address().resolve("/"))
                .uri(java.net.URI.create(shop.address() + path))
                .header("Accept", "text/html")
                .header("Cookie", cookies);
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "org.", "\tat ", "java.");
    }

    /** A body of a length that only its end tells. */
    private record Untold(BodyPublisher body) implements BodyPublisher {

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public void subscribe(Subscriber<? super java.nio.ByteBuffer> subscriber) {
            body.subscribe(subscriber);
        }
    }
}
