package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.examples.webshop.Routes.Route;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer leads away from the shop, whatever the request asks for. */
@Tag("ci")
class ForeignAddressTest {

    private static final List<String> USUAL_NAMES = List.of(
            "redirect", "redirect_uri", "return", "returnTo", "next", "url", "continue", "target", "lang", "path");

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);
    private final Browser staff = Staff.of(shop).browser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "/../evil.example",
                "javascript:alert(1)",
                "redirect:https://evil.example/",
                "forward:/staff/orders",
                "x\r\nLocation: https://evil.example/\r\nX-Evil: yes",
                "x\nSet-Cookie: checkout=evil"
            })
    void noParameterEndsInARedirectOrAHeader(String value) {
        var names = Stream.concat(
                        USUAL_NAMES.stream(),
                        Stream.concat(Routes.posting(shop).stream(), Routes.showing(shop).stream())
                                .flatMap(route -> route.parameters().stream()))
                .distinct()
                .toList();
        visit.leaveDetails("led-astray@example.org");

        Routes.posting(shop).forEach(route -> staysHere(route, post(route, names, value)));
        Routes.showing(shop).forEach(route -> staysHere(route, get(route, names, value)));
    }

    @Test
    void theLearningPlatformSendsBackToItsOneShop() {
        var answer = visit.browser()
                .get("/lms/sign-in?state=https://evil.example/&challenge=//evil.example")
                .form("main form button")
                .with("email", "sam.okoro@example.org")
                .with("password", RunningShop.DEMO_PASSWORD)
                .with("state", "//evil.example")
                .with("challenge", "https://evil.example/")
                .sendWithoutFollowing();

        assertThat(answer).isEqualTo(shop.address() + "/lms/support");
    }

    private HttpResponse<String> post(Route route, List<String> names, String value) {
        var browser = route.isForStaff() ? staff : visit.browser();
        return browser.postOnly(
                shop.address().resolve(route.path()), Tokens.form(Tokens.of(browser), names.stream(), value));
    }

    private HttpResponse<String> get(Route route, List<String> names, String value) {
        var query = names.stream()
                .map(name -> Browser.encode(name) + "=" + Browser.encode(value))
                .collect(Collectors.joining("&"));
        return (route.isForStaff() ? staff : visit.browser()).getOnly(route.path() + "?" + query);
    }

    private void staysHere(Route route, HttpResponse<String> answer) {
        var address = answer.headers().firstValue("Location").orElse("/");
        assertThat(shop.address().resolve(URI.create(address)).getAuthority())
                .as(route + " leads to " + address)
                .isEqualTo(shop.address().getAuthority());
        assertThat(address).as(route.toString()).doesNotContain("evil");
        assertThat(answer.headers().map()).doesNotContainKey("x-evil");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("evil"));
    }

    @Test
    void anotherNameForTheHostIsRefused() throws IOException {
        assertThat(statusOfHost("evil.example")).startsWith("HTTP/1.1 400");
        assertThat(statusOfHost("localhost:" + shop.address().getPort())).startsWith("HTTP/1.1 302");
    }

    /** Over a bare socket, because a proper client sends the name it was asked to connect to. */
    private String statusOfHost(String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", shop.address().getPort())) {
            var request = "GET /staff/orders HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
