package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much CPU the server takes for the contact page and for the form that is sent and saved: warm, by one connection, compressed as
 * browsers ask for it. The CPU of the whole process counts, with its garbage collection, without the thread that asks. It is not part of
 * the usual tests, because it measures the machine too; the README has the command.
 */
@Tag("deep")
class PageCostTest {

    private static final int WARM = 4_000;
    private static final int MEASURED = 2_000;

    @TempDir
    Path data;

    @Test
    void contactPageAndSentFormAreCheap() throws IOException {
        try (var shop = RunningShop.start(data, List.of("--server.tomcat.max-keep-alive-requests=-1"))) {
            var walk = Walk.newcomer(shop);
            walk.leaveDetails("measured@example.org");
            var form = walk.browser().get("/contact").form(Walk.GO_ON);
            var cookies = walk.browser().cookies().entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            try (var line = new Line(shop.address().getPort(), cookies)) {
                var get = measure(line, time -> line.request("GET", "/contact", ""));
                var post = measure(
                        line,
                        time -> line.request(
                                "POST",
                                "/contact",
                                form.with("city", time % 2 == 0 ? "Lyon" : "Metz")
                                        .body()));

                assertThat(get.status()).isEqualTo(200);
                assertThat(post.status()).isEqualTo(302);
                System.out.println("GET /contact:  " + get + "\nPOST /contact: " + post);
            }
        }
    }

    private static Cost measure(Line line, IntFunction<Answer> request) {
        for (var time = 0; time < WARM; time++) {
            request.apply(time);
        }
        var before = serverNanos();
        var begun = System.nanoTime();
        var last = new Answer(0, 0);
        for (var time = 0; time < MEASURED; time++) {
            last = request.apply(time);
        }
        return new Cost(
                last.status(),
                last.bytes(),
                (serverNanos() - before) / 1e6 / MEASURED,
                (System.nanoTime() - begun) / 1e6 / MEASURED);
    }

    private static long serverNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
                - ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /**
     * Of one request.
     *
     * @param bytes of the answer's body, as sent
     */
    private record Cost(int status, int bytes, double cpuMillis, double millis) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f ms of server CPU, %.2f ms until the last byte, %d bytes",
                    cpuMillis,
                    millis,
                    bytes);
        }
    }

    private record Answer(int status, int bytes) {}

    /** A connection that stays open. */
    private static final class Line implements AutoCloseable {

        private final Socket socket;
        private final InputStream input;
        private final String cookies;

        Line(int port, String cookies) throws IOException {
            socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            input = new BufferedInputStream(socket.getInputStream());
            this.cookies = cookies;
        }

        Answer request(String method, String path, String body) {
            var head = method + " " + path
                    + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: fr\r\nAccept-Encoding: gzip\r\nCookie: "
                    + cookies + "\r\n"
                    + (body.isEmpty()
                            ? ""
                            : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                                    + "\r\n")
                    + "\r\n" + body;
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                return answer();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private Answer answer() throws IOException {
            var status = Integer.parseInt(line().split(" ")[1]);
            var length = 0;
            var isChunked = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var parts = header.toLowerCase(Locale.ROOT).split(": ", 2);
                if (parts[0].equals("content-length")) {
                    length = Integer.parseInt(parts[1]);
                }
                isChunked |= header.toLowerCase(Locale.ROOT).equals("transfer-encoding: chunked");
            }
            return new Answer(status, isChunked ? chunks() : input.readNBytes(length).length);
        }

        private int chunks() throws IOException {
            var bytes = 0;
            for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                bytes += input.readNBytes(size).length;
                line();
            }
            line();
            return bytes;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var sign = input.read(); sign != '\n'; sign = input.read()) {
                if (sign < 0) {
                    throw new IOException("The connection was closed.");
                }
                if (sign != '\r') {
                    line.append((char) sign);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
