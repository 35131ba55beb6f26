package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends slowly, or sends what nobody takes, keeps nobody else waiting. */
@Tag("ci")
class SlowSenderTest {

    private static final int MANY = 250;

    private final RunningShop shop = RunningShop.shared();
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Test
    void manySlowSendersDoNotStopTheShop() throws Exception {
        for (var path : List.of("/contact", "/staff/orders/W-2222222222/confirm", "/nowhere")) {
            for (var number = 0; number < MANY / 3 + 1; number++) {
                slowly(shop.address(), path, 1_000);
            }
        }

        assertThat(home(shop)).isEqualTo(200);
    }

    @Test
    void whoSendsOneByteNowAndThenIsCutOff(@TempDir Path data) throws Exception {
        try (var impatient = RunningShop.start(data, List.of("--webshop.patience=300ms"))) {
            var socket = slowly(impatient.address(), "/contact", 1_000);
            socket.setSoTimeout(200);

            assertThat(trickled(socket)).as("bytes taken").isLessThan(100);
        }
    }

    /** Nothing of the body is there, and nothing of it is waited for. */
    @Test
    void aBodyThatNoPageTakesIsRefusedBeforeItIsThere() throws Exception {
        for (var refused : List.of(
                "/nowhere 404 Content-Length: 1000",
                "/contact 413 Content-Length: 9000000",
                "/assets/shop.css 404 Content-Length: 1000",
                "/contact 411 Transfer-Encoding: chunked")) {
            var parts = refused.split(" ", 3);
            var socket = new Socket("localhost", shop.address().getPort());
            sockets.add(socket);
            socket.setSoTimeout(2_000);
            send(socket, parts[0], parts[2]);

            assertThat(answer(socket)).as(refused).isEqualTo("HTTP/1.1 " + parts[1]);
        }
    }

    @Test
    void manyClientsWhoSendSlowlyStopNoFormThatIsThere(@TempDir Path data) throws Exception {
        var patient = List.of(
                "--server.tomcat.threads.max=20", "--server.tomcat.connection-timeout=60s", "--webshop.patience=60s");
        try (var small = RunningShop.start(data, patient)) {
            var order = Walk.newcomer(small)
                    .leaveDetails("between-slow-ones@example.org")
                    .form("main form button");
            for (var client = 2; client <= 6; client++) {
                for (var turn = 0; turn < 2; turn++) {
                    assertThat(begin(small, "127.0.0." + client)).isEqualTo("HTTP/1.1 100");
                }
            }
            assertThat(begin(small, "127.0.0.7")).as("no thread is left").isEqualTo("HTTP/1.1 503");

            var socket = new Socket("localhost", small.address().getPort());
            sockets.add(socket);
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(order.request().getBytes(StandardCharsets.US_ASCII));

            assertThat(answer(socket)).isEqualTo("HTTP/1.1 302");
            hangUp();
        }
    }

    /** Pages in a row, more than the system takes in, and none of them read. */
    @Test
    void whoeverDoesNotReadKeepsNobodyElseWaiting(@TempDir Path data) throws Exception {
        var patient = List.of("--server.tomcat.threads.max=20", "--server.tomcat.connection-timeout=60s");
        try (var small = RunningShop.start(data, patient)) {
            for (var number = 0; number < MANY; number++) {
                var socket = new Socket();
                sockets.add(socket);
                socket.setReceiveBufferSize(1_024);
                socket.bind(new InetSocketAddress("127.0.0.2", 0));
                socket.connect(
                        new InetSocketAddress("127.0.0.1", small.address().getPort()));
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .repeat(100)
                                .getBytes(StandardCharsets.US_ASCII));
            }

            var status = home(small);
            hangUp();
            assertThat(status).isEqualTo(200);
        }
    }

    /** Asks as anybody does, who does not wait for long; returns the status, or 0 for no answer. */
    private static int home(RunningShop shop) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(shop.address().resolve("/"))
                .timeout(Duration.ofSeconds(4))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .statusCode();
        } catch (HttpTimeoutException late) {
            return 0;
        }
    }

    /** Begins to send from one of this machine's addresses, and returns what the server says: 100 once it waits. */
    private String begin(RunningShop shop, String client) throws IOException {
        var socket = new Socket("127.0.0.1", shop.address().getPort(), InetAddress.getByName(client), 0);
        sockets.add(socket);
        socket.setSoTimeout(30_000);
        send(socket, "/contact", "Expect: 100-continue\r\nContent-Length: 1000");
        return answer(socket);
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    /** The twin: a form in one piece is taken, and one after it on the same connection. */
    @Test
    void aBodyThatIsThereIsTaken() {
        assertThat(Walk.newcomer(shop).buy("not-slow@example.org", "now").path())
                .startsWith("/orders/");
    }

    private Socket slowly(URI shop, String path, int length) throws IOException {
        var socket = new Socket("localhost", shop.getPort());
        sockets.add(socket);
        send(socket, path, "Content-Length: " + length);
        socket.getOutputStream().write('a');
        return socket;
    }

    private static void send(Socket socket, String path, String length) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Sends a byte whenever there was no answer for a moment, and returns how many until there was one. */
    private static int trickled(Socket socket) {
        var sent = 0;
        try {
            while (sent < 1_000) {
                try {
                    if (socket.getInputStream().read() != 0) {
                        return sent;
                    }
                } catch (java.net.SocketTimeoutException silent) {
                    socket.getOutputStream().write('a');
                    sent++;
                }
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }
}
