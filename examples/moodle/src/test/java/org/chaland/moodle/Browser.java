package org.chaland.moodle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser at the pages of a Moodle: follows, keeps the cookie of the session, and posts forms that post themselves within the site. */
final class Browser {

    private static final Pattern FORM = Pattern.compile("<form action=\"([^\"]+)\" name=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern SESSION = Pattern.compile("MoodleSession=([A-Za-z0-9]+)");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    private String session = "";

    /** One in which somebody is signed in there already. */
    static Browser with(String session) {
        var browser = new Browser();
        browser.session = session;
        return browser;
    }

    /** Goes there, and on until a page waits or leads to another site. */
    Page open(URI address) {
        return go(address, HttpRequest.newBuilder(address));
    }

    /** Posts what a person fills in beside what the form has, and goes on. */
    Page post(Page page, Map<String, String> filled) {
        var fields = new LinkedHashMap<>(page.fields());
        fields.putAll(filled);
        return go(
                page.action(),
                HttpRequest.newBuilder(page.action())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(DoubleTool.encoded(fields))));
    }

    private Page go(URI address, HttpRequest.Builder request) {
        if (!session.isEmpty()) {
            request.header("Cookie", "MoodleSession=" + session);
        }
        var answer = send(request.build());
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(cookie -> SESSION.matcher(cookie).results())
                .forEach(found -> session = found.group(1));
        var location = answer.headers().firstValue("Location");
        if (location.isPresent()) {
            return open(address.resolve(location.get()));
        }
        var page = Page.read(address, answer);
        return page.name().equals("repost") ? post(page, Map.of()) : page;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * A page that waits.
     *
     * @param address where it is
     * @param name of its form; empty if it has none
     * @param action where the form leads
     * @param fields what the form has
     */
    record Page(int status, URI address, String name, URI action, Map<String, String> fields, String text) {

        private static Page read(URI address, HttpResponse<String> answer) {
            var form = FORM.matcher(answer.body());
            var found = form.find();
            var fields = new LinkedHashMap<String, String>();
            FIELD.matcher(answer.body())
                    .results()
                    .forEach(field -> fields.put(plain(field.group(1)), plain(field.group(2))));
            return new Page(
                    answer.statusCode(),
                    address,
                    found ? form.group(2) : "",
                    found ? address.resolve(plain(form.group(1))) : address,
                    fields,
                    answer.body());
        }

        private static String plain(String text) {
            return text.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&");
        }
    }
}
