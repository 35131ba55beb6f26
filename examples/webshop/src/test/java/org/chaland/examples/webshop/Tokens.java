package org.chaland.examples.webshop;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests as no form of the shop sends them, with the token that its forms have. */
final class Tokens {

    private Tokens() {}

    /** The token of a browser's session. */
    static String of(Browser browser) {
        return browser.get("/staff/sign-in").value("_csrf");
    }

    /** The same value in each of those parameters, and the token. */
    static List<Map.Entry<String, String>> form(String token, Stream<String> names, String value) {
        return Stream.concat(Stream.of(Map.entry("_csrf", token)), names.map(name -> Map.entry(name, value)))
                .toList();
    }
}
