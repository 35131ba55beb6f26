package org.chaland.spi.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What an address of an OpenID provider answers, rightly or not. */
interface OpenIdReply {

    /** Answers; the request was read. */
    void to(HttpExchange exchange, Traffic traffic) throws IOException;

    /** How much was sent, and when the provider is closed. */
    interface Traffic {

        void sent(int bytes);

        CountDownLatch closing();
    }

    static OpenIdReply json(Map<String, ?> members) {
        return text(200, "application/json", Json.of(members));
    }

    static OpenIdReply error(int status, String code) {
        return text(status, "application/json", Json.of(Map.of("error", code)));
    }

    static OpenIdReply text(int status, String type, String body) {
        return bytes(status, type, body.getBytes(UTF_8));
    }

    static OpenIdReply bytes(int status, String type, byte[] body) {
        return (exchange, traffic) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        };
    }

    static OpenIdReply redirect(int status, String location) {
        return (exchange, traffic) -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** That answer, after as many blanks as are read, to that number; it would be right if all of them were. */
    static OpenIdReply after(long blanks, String body) {
        return (exchange, traffic) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            var part = " ".repeat(1 << 16).getBytes(UTF_8);
            try (var out = exchange.getResponseBody()) {
                for (long sent = 0; sent < blanks && traffic.closing().getCount() > 0; sent += part.length) {
                    out.write(part);
                    traffic.sent(part.length);
                }
                out.write(body.getBytes(UTF_8));
            }
        };
    }

    /** A blank now and then, for as long as somebody reads. */
    static OpenIdReply drip() {
        return (exchange, traffic) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (!traffic.closing().await(100, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Keeps whoever asks waiting. */
    static OpenIdReply never() {
        return (exchange, traffic) -> {
            try {
                traffic.closing().await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Breaks off before it has answered. */
    static OpenIdReply nothing() {
        return (exchange, traffic) -> exchange.close();
    }
}
