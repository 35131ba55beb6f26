package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a request says of itself and of its sender is believed only where the configuration says so. */
@Tag("ci")
class ProxyTest {

    private static final int ALLOWED = 10;
    private static final String LIMITED = "--webshop.staff-attempts=" + ALLOWED;
    private static final String NATIVE = "--server.forward-headers-strategy=native";

    @TempDir
    Path data;

    @Test
    void withoutConfigurationNobodyIsBelieved() {
        try (var shop = RunningShop.start(data, List.of(LIMITED))) {
            assertThat(guesses(shop, "X-Forwarded-For", "192.0.2.")).isEqualTo(ALLOWED);
        }
    }

    @Test
    void aProxyThatIsNotTrustedIsNotBelieved() {
        try (var shop = RunningShop.start(data, List.of(LIMITED, NATIVE, "--webshop.trusted-proxies=10.1.2.0/24"))) {
            assertThat(guesses(shop, "X-Forwarded-For", "192.0.2.")).isEqualTo(ALLOWED);
        }
    }

    @Test
    void ofATrustedProxyTheClientsAreBelievedAndIpv6IsCutToItsNetwork() {
        try (var shop =
                RunningShop.start(data, List.of(LIMITED, NATIVE, "--webshop.trusted-proxies=127.0.0.1/32,::1/128"))) {
            assertThat(guesses(shop, "X-Forwarded-For", "192.0.2.")).isEqualTo(2 * ALLOWED);
            assertThat(guesses(shop, "X-Forwarded-For", "2001:db8::")).isEqualTo(ALLOWED);
            assertThat(guesses(shop, "Forwarded", "for=198.51.100.")).isEqualTo(ALLOWED);
        }
    }

    /** A host that the shop does not have is refused as a whole; a port is in no link and in no redirect. */
    @Test
    void thePortOfTheHostHeaderIsInNoLink() throws IOException {
        var shop = RunningShop.shared();
        for (var path : List.of("/", "/order", "/contact", "/staff", "/staff/orders", "/favicon.ico", "/support")) {
            try (var socket = new Socket("localhost", shop.address().getPort())) {
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost:4711\r\nX-Forwarded-Port: 4711\r\n"
                                        + "X-Forwarded-Host: evil.example:4711\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));

                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("4711", "evil");
            }
        }
    }

    /** How many of twice the allowed number of wrong passwords are checked, each from another address. */
    private static long guesses(RunningShop shop, String header, String prefix) {
        var checked = 0;
        for (var number = 0; number < 2 * ALLOWED; number++) {
            var browser = shop.browser().sending(List.of(header, prefix + (number + 1)));
            var answer = browser.get("/staff/sign-in")
                    .form("main form button")
                    .with("username", "nobody-" + prefix + number)
                    .with("password", "wrong")
                    .send();
            checked += answer.text().contains("Wrong email address or password.") ? 1 : 0;
        }
        return checked;
    }
}
