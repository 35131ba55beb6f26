package org.chaland.moodle;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Something that goes wrong with one call; the double's own answer, and so the effect, comes when it is asked for. */
@FunctionalInterface
interface Fault {

    void play(HttpExchange exchange, Supplier<Answer> moodle) throws IOException;

    /** That answer instead, and nothing takes effect. */
    static Fault instead(Answer answer) {
        return (exchange, moodle) -> answer.send(exchange);
    }

    /** That answer, although it took effect. */
    static Fault after(Answer answer) {
        return (exchange, moodle) -> {
            moodle.get();
            answer.send(exchange);
        };
    }

    /** The connection is closed before anything takes effect. */
    static Fault refused() {
        return (exchange, moodle) -> exchange.close();
    }

    /** It takes effect, and the answer is lost. */
    static Fault lostReply() {
        return (exchange, moodle) -> {
            moodle.get();
            exchange.close();
        };
    }

    /** No answer and no effect, until somebody gives up waiting. */
    static Fault silence(CountDownLatch end) {
        return (exchange, moodle) -> {
            await(end);
            exchange.close();
        };
    }

    /** It takes effect long after the caller has given up. */
    static Fault late(CountDownLatch begin, CountDownLatch landed) {
        return (exchange, moodle) -> {
            await(begin);
            moodle.get();
            landed.countDown();
            exchange.close();
        };
    }

    /** The headers come, and then a byte now and then, for ever. */
    static Fault drip(CountDownLatch end) {
        return (exchange, moodle) -> {
            moodle.get();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (!end.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    body.write(' ');
                    body.flush();
                }
            } catch (InterruptedException | IOException gone) {
                exchange.close();
            }
        };
    }

    /** Elsewhere, where the form would be told to somebody else. */
    static Fault redirect(int status, String location) {
        return instead(new Answer(status, "text/html", "", Map.of("Location", location)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
