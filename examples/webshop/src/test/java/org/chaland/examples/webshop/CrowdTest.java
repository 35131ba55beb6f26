package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop in a process of its own with half a gigabyte: 250 who send slowly, 250 who ask and do not read, and 40,000 requests of
 * people whom nobody knows. One visitor in the middle of it is answered each time.
 */
@Tag("deep")
class CrowdTest {

    private static final int REQUESTS = Integer.getInteger("chaland.crowd.requests", 40_000);
    private static final int SLOW = 250;
    private static final int CLIENTS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> PATHS = List.of(
            "/", "/contact", "/staff/customers", "/staff/orders", "/staff/customers?words=a", "/my-data", "/nowhere");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void whoeverComesMeanwhileIsAnsweredAndTheMemoryIsEnough(@TempDir Path data) throws Exception {
        var log = data.resolve("shop.log");
        var address = URI.create("http://localhost:" + freePort() + "/");
        var shop = start(address, data, log);
        var threads = Executors.newCachedThreadPool();
        try {
            await(address, shop, log);
            var slow = List.of(
                    threads.submit(() -> crowd("127.0.0.2", address, CrowdTest::sendSlowly)),
                    threads.submit(() -> crowd("127.0.0.3", address, CrowdTest::neverRead)));
            var answers = new AtomicInteger();
            var many = new ArrayList<Future<?>>();
            for (var number = 0; number < CLIENTS; number++) {
                many.add(threads.submit(() -> askManyTimes(address, answers)));
            }
            var waits = new ArrayList<Long>();
            while (answers.get() < REQUESTS) {
                waits.add(visit(address));
            }
            for (var each : many) {
                each.get();
            }
            waits.add(visit(address));
            over.set(true);
            for (var each : slow) {
                each.get();
            }
            System.out.println(answers + " requests of a crowd; one visitor asked " + waits.size()
                    + " times and waited for "
                    + waits.stream().mapToLong(Long::longValue).sum() / waits.size() + " ms, at most "
                    + waits.stream().mapToLong(Long::longValue).max().orElseThrow() + " ms; slow ones begun: " + begun);
            assertThat(shop.isAlive()).isTrue();
            assertThat(Files.readString(log)).doesNotContain("OutOfMemoryError", "ERROR");
        } finally {
            over.set(true);
            threads.shutdownNow();
            shop.destroy();
            shop.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static Process start(URI address, Path data, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WebshopApplication.class.getName(),
                        "--server.port=" + address.getPort(),
                        "--webshop.data=" + data,
                        "--webshop.banner=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void await(URI address, Process shop, Path log) throws Exception {
        for (var tries = 0; shop.isAlive() && tries < 1_000; tries++) {
            try {
                visit(address);
                return;
            } catch (IOException notYet) {
                shop.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("The shop did not open: " + Files.readString(log));
    }

    /** Returns after how many milliseconds the page was there. */
    private long visit(URI address) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var page = client.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** Each as somebody new: without a cookie. */
    private Object askManyTimes(URI address, AtomicInteger answers) throws InterruptedException {
        while (answers.get() < REQUESTS) {
            var path = PATHS.get(answers.getAndIncrement() % PATHS.size());
            try {
                client.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.discarding());
            } catch (IOException refused) {
                // One of many is refused; the visitor is not.
            }
        }
        return answers;
    }

    private interface Slow {

        void begin(Socket socket) throws IOException;
    }

    /** Keeps so many sockets at work: whoever is cut off comes again. */
    private Object crowd(String client, URI address, Slow slow) throws IOException {
        var open = new ArrayDeque<Socket>();
        try {
            while (!over.get()) {
                if (open.size() == SLOW) {
                    open.remove().close();
                }
                try {
                    var socket = new Socket();
                    open.add(socket);
                    socket.setReceiveBufferSize(1_024);
                    socket.bind(new InetSocketAddress(client, 0));
                    socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()));
                    begun.incrementAndGet();
                    slow.begin(socket);
                } catch (IOException cutOff) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
                if (open.size() == SLOW) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
        return open;
    }

    private static void sendSlowly(Socket socket) throws IOException {
        write(socket, """
                POST /contact HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded
                Content-Length: 1000

                a""");
    }

    private static void neverRead(Socket socket) throws IOException {
        write(socket, """
                GET / HTTP/1.1
                Host: localhost

                """.repeat(50));
    }

    private static void write(Socket socket, String lines) throws IOException {
        socket.getOutputStream().write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
