package org.chaland.examples.webshop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** As much of a browser as the tests need: keeps cookies, follows redirects, and remembers every address it asked for. */
public final class Browser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<URI> visited = new ArrayList<>();
    private final List<String> cookieHeaders = new ArrayList<>();
    private final List<String> extraHeaders = new ArrayList<>();
    private final String language;
    private URI base;

    Browser(URI base) {
        this(base, "en");
    }

    public Browser(URI base, String language) {
        this.base = base;
        this.language = language;
    }

    /** Sends these headers too: names and values by turns. */
    Browser sending(List<String> headers) {
        extraHeaders.addAll(headers);
        return this;
    }

    /** Every cookie as it was set, with its attributes. */
    List<String> cookieHeaders() {
        return List.copyOf(cookieHeaders);
    }

    /** Another window of the same browser, for a test with two threads. */
    Browser copy() {
        var copy = new Browser(base, language);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** The shop was started again, at another port. */
    void moveTo(URI restarted) {
        base = restarted;
    }

    public Page get(String address) {
        return send(request(base.resolve(address)).GET().build());
    }

    public Page post(URI address, List<Map.Entry<String, String>> fields) {
        return send(posting(address, fields));
    }

    /** Asks without following a redirect. */
    HttpResponse<String> getOnly(String address) {
        return exchange(request(base.resolve(address)).GET().build());
    }

    /** Sends without following a redirect. */
    public HttpResponse<String> postOnly(URI address, List<Map.Entry<String, String>> fields) {
        return exchange(posting(address, fields));
    }

    private HttpRequest posting(URI address, List<Map.Entry<String, String>> fields) {
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body(fields)))
                .build();
    }

    private static String body(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The text of a request with a form, for a test that sends it itself. */
    String plainRequest(URI address, List<Map.Entry<String, String>> fields) {
        var body = body(fields);
        return "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost() + "\r\nCookie: " + cookieHeader()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Sends a form with a file, as a browser sends it: its parts one after the other. */
    public Page upload(URI address, List<Map.Entry<String, String>> fields, String name, byte[] content) {
        return send(uploading(address, fields, name, content));
    }

    private HttpRequest uploading(URI address, List<Map.Entry<String, String>> fields, String name, byte[] content) {
        var boundary = "x".repeat(40);
        var body = new ByteArrayOutputStream();
        fields.forEach(field -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"file.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return request(address)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    /** The value of a cookie, also where the shop's address is https. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, cookies.getOrDefault("__Host-" + name, ""));
    }

    /** All that it would send, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public void dropCookie(String name) {
        cookies.remove(name);
    }

    public List<URI> visited() {
        return List.copyOf(visited);
    }

    private HttpRequest.Builder request(URI address) {
        visited.add(address);
        var sent = cookieHeader();
        var request = HttpRequest.newBuilder(address)
                .header("Accept-Language", language)
                .header("Accept", "text/html");
        if (!extraHeaders.isEmpty()) {
            request.headers(extraHeaders.toArray(String[]::new));
        }
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private Page send(HttpRequest request) {
        var response = exchange(request);
        if (response.statusCode() / 100 == 3) {
            var there = request.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            return send(request(there).GET().build());
        }
        // Other pages load themselves anew after some seconds.
        var goesOn = response.headers().firstValue("Refresh").filter(value -> value.startsWith("0;url="));
        if (goesOn.isPresent()) {
            var there = request.uri().resolve(goesOn.get().replaceFirst("^0;url=", ""));
            return send(request(there).GET().build());
        }
        return new Page(
                this,
                response.statusCode(),
                Jsoup.parse(response.body(), request.uri().toString()),
                response);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::take);
            return response;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void take(String header) {
        cookieHeaders.add(header);
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
