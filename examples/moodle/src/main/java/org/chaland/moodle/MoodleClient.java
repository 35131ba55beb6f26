package org.chaland.moodle;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.chaland.spi.BoundedHttp;
import org.chaland.spi.BoundedHttp.UnansweredException;
import tools.jackson.databind.JsonNode;

/**
 * Speaks the protocol of Moodle's web services. Forms are posted, so that no address carries a token. Safe for use by several
 * threads.
 */
final class MoodleClient {

    private static final String REST = "/webservice/rest/server.php";
    private static final String SIGN_IN = "/login/token.php";
    private static final int LONGEST_ANSWER = 2_000_000;
    private static final int OK = 200;

    private final BoundedHttp http;
    private final String url;
    private final String token;

    MoodleClient(MoodleSettings settings) {
        url = settings.url().toString();
        token = settings.token();
        http = new BoundedHttp(settings.connectTimeout(), settings.timeout(), LONGEST_ANSWER);
    }

    /** Calls a function as the service account. */
    JsonNode call(String function, Form parameters) throws CallFailedException {
        return callAs(token, function, parameters);
    }

    /** Calls a function as whoever has that token. */
    JsonNode callAs(String bearer, String function, Form parameters) throws CallFailedException {
        parameters.add("wstoken", bearer).add("wsfunction", function).add("moodlewsrestformat", "json");
        return answer(function, post(REST, function, parameters));
    }

    /** Calls a function that answers nothing. */
    void order(String function, Form parameters) throws CallFailedException {
        if (!call(function, parameters).isNull()) {
            throw new CallFailedException(function, CallFailedException.UNREADABLE);
        }
    }

    /** The token that Moodle gives for name and password, if they are right. */
    String signIn(Form credentials) throws CallFailedException {
        var answer = answer(SIGN_IN, post(SIGN_IN, SIGN_IN, credentials));
        return Json.text(answer, "token")
                .orElseThrow(() -> new CallFailedException(SIGN_IN, CallFailedException.UNREADABLE));
    }

    /** Both ends of Moodle tell of an error by an object, which a result never looks like. */
    private static JsonNode answer(String function, byte[] body) throws CallFailedException {
        var answer =
                Json.read(body).orElseThrow(() -> new CallFailedException(function, CallFailedException.UNREADABLE));
        if (answer.has("exception") || answer.has("error") || answer.has("errorcode")) {
            throw new CallFailedException(
                    function, Json.text(answer, "errorcode").orElse(CallFailedException.UNREADABLE));
        }
        return answer;
    }

    /** Reads a page that everybody may see, without any token; of any status. */
    HttpResponse<byte[]> get(String path) throws CallFailedException {
        return await(path, HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    private byte[] post(String path, String function, Form form) throws CallFailedException {
        var bytes = form.toBytes();
        form.wipe();
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .build();
            var response = await(function, request);
            if (response.statusCode() != OK) {
                throw new CallFailedException(function, CallFailedException.STATUS + response.statusCode());
            }
            return response.body();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private HttpResponse<byte[]> await(String function, HttpRequest request) throws CallFailedException {
        try {
            return http.send(request);
        } catch (UnansweredException none) {
            throw new CallFailedException(
                    function,
                    switch (none.why()) {
                        case TOO_SLOW -> CallFailedException.TOO_SLOW;
                        case TOO_LONG -> CallFailedException.UNREADABLE;
                        case NO_ANSWER -> CallFailedException.NO_ANSWER;
                    });
        }
    }
}
