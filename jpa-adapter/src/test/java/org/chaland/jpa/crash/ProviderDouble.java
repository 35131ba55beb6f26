package org.chaland.jpa.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An identity provider of its own, behind HTTP: it outlives the shop. A request is a path and lines of text: for an account its
 * key, then its e-mail address. It also takes what the shop mails and tells.
 */
final class ProviderDouble implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final boolean keysAreUnique;
    private final Map<String, String> keysBySubject = new LinkedHashMap<>();
    private final Map<String, Set<String>> heard = new LinkedHashMap<>();
    private final CountDownLatch landing = new CountDownLatch(1);
    private final List<CountDownLatch> late = new ArrayList<>();

    ProviderDouble(boolean keysAreUnique) throws IOException {
        this.keysAreUnique = keysAreUnique;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The subjects of all accounts that carry a key of the shop's. */
    synchronized List<String> accounts() {
        return List.copyOf(keysBySubject.keySet());
    }

    /** Of calls such as {@code invite}: with what they came, each once. */
    synchronized Set<String> heard(String call) {
        return Set.copyOf(heard.getOrDefault(call, Set.of()));
    }

    /** Lets requests take effect that were sent and never waited for. */
    void letLateRequestsLand() throws InterruptedException {
        landing.countDown();
        for (var landed : List.copyOf(late)) {
            if (!landed.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A late request did not land.");
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestURI().getPath().substring(1);
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var reply = call.equals("create-late") ? lands(body) : take(call, body);
        var bytes = reply.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String lands(String body) {
        var landed = new CountDownLatch(1);
        late.add(landed);
        try {
            if (!landing.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody let the late requests land.");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        var reply = take("create", body);
        landed.countDown();
        return reply;
    }

    private synchronized String take(String call, String body) {
        var key = body.lines().findFirst().orElse("");
        return switch (call) {
            case "find" -> find(key);
            case "create" -> keysAreUnique && !find(key).isEmpty() ? find(key) : create(key);
            default -> {
                heard.computeIfAbsent(call, any -> new LinkedHashSet<>()).add(body);
                yield "";
            }
        };
    }

    private String find(String key) {
        return keysBySubject.entrySet().stream()
                .filter(account -> account.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private String create(String key) {
        var subject = "user-" + (keysBySubject.size() + 1);
        keysBySubject.put(subject, key);
        return subject;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
