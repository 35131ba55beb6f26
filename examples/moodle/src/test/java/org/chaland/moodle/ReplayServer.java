package org.chaland.moodle;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a real Moodle did when it was asked the same; anything that it was not asked is remembered as unknown. */
final class ReplayServer implements AutoCloseable {

    /** Differs from one run to the next, or does not decide what Moodle answers. */
    private static final Set<String> DISREGARDED = Set.of(
            "wstoken",
            "moodlewsrestformat",
            "password",
            "users[0][password]",
            "users[0][createpassword]",
            "users[0][maildisplay]",
            "users[0][city]",
            "users[0][country]",
            "users[0][lang]",
            "users[0][firstname]",
            "users[0][lastname]",
            "users[0][idnumber]",
            "returnusercount");

    private final HttpServer server;
    private final List<JsonNode> waiting = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    ReplayServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /** Plays those recordings, each once. */
    ReplayServer play(String... names) {
        for (var name : names) {
            try (var file = ReplayServer.class.getResourceAsStream("/recordings/" + name + ".json")) {
                waiting.add(JsonMapper.shared().readTree(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    MoodleSettings settings() {
        return settings("course-role", "5");
    }

    /** With one property more. */
    MoodleSettings settings(String property, String value) {
        return MoodleSettings.from(new HashMap<>(Map.of(
                "chaland.moodle." + property,
                value,
                "chaland.moodle.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "chaland.moodle.issuer",
                "https://moodle.example.org",
                "chaland.moodle.token",
                MoodleDouble.TOKEN,
                "chaland.moodle.support-course",
                "SUPPORT",
                "chaland.moodle.courses",
                "shortname",
                "chaland.moodle.sign-in-service",
                "shop_customer")));
    }

    /** What was asked although no recording of it was to be played, and what was to be played and not asked. */
    List<String> left() {
        var left = new ArrayList<>(unknown);
        waiting.forEach(
                recording -> left.add("not asked: " + recording.get("name").stringValue()));
        return left;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        var request = Request.read(exchange);
        var found =
                waiting.stream().filter(recording -> isOf(recording, request)).findFirst();
        if (found.isEmpty()) {
            unknown.add(
                    "unknown: " + request.function() + " " + request.fields().keySet());
            Answer.html(599).send(exchange);
            return;
        }
        waiting.remove(found.get());
        answer(found.get()).send(exchange);
    }

    private static Answer answer(JsonNode recording) {
        var headers = new TreeMap<String, String>();
        if (recording.get("headers").has("location")) {
            headers.put("Location", recording.get("headers").get("location").stringValue());
        }
        return new Answer(
                recording.get("status").intValue(),
                recording.get("headers").get("content-type").stringValue(),
                recording.get("body").stringValue(),
                headers);
    }

    private static boolean isOf(JsonNode recording, Request request) {
        var fields = new TreeMap<String, String>();
        recording
                .get("form")
                .forEach(field ->
                        fields.put(field.get(0).stringValue(), field.get(1).stringValue()));
        return recording.get("path").stringValue().equals(request.uri())
                && recording.get("method").stringValue().equals(request.method())
                && decisive(fields).equals(decisive(request.fields()));
    }

    private static Map<String, String> decisive(Map<String, String> fields) {
        var decisive = new TreeMap<>(fields);
        decisive.keySet().removeAll(DISREGARDED);
        return decisive;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
