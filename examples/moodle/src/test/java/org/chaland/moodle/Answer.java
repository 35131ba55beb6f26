package org.chaland.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a web server answers. */
record Answer(int status, String type, String body, Map<String, String> headers) {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Answer json(Object body) {
        return of(200, "application/json", body.toString());
    }

    static Answer html(int status) {
        return of(status, "text/html; charset=utf-8", "<!DOCTYPE html>\n<html><body>Zoe Canary</body></html>");
    }

    static Answer of(int status, String type, String body) {
        return new Answer(status, type, body, Map.of());
    }

    /** An error as Moodle tells it, with a status of success. */
    static Answer error(String code) {
        return json(JSON.objectNode()
                .put("exception", "core\\exception\\moodle_exception")
                .put("errorcode", code)
                .put("message", "Zoe Canary <canary@example.org> cannot do that"));
    }

    /** An object without members. */
    static ObjectNode object() {
        return JSON.objectNode();
    }

    void send(HttpExchange exchange) throws IOException {
        var bytes = body.getBytes(UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
