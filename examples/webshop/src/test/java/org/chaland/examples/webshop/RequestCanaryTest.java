package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A unique word in every part of a request, and the question where it turns up. */
class RequestCanaryTest {

    @RegisterExtension
    final HeardLog log = new HeardLog();

    @Test
    void noPartOfARequestReachesALogOrAFileOfTheDatabase(@TempDir Path data) throws IOException {
        try (var shop = RunningShop.start(data)) {
            log.listen();
            var staff = Staff.of(shop);
            var customer = Staff.id(staff.enter("somebody@example.org"));
            Routes.showing(shop).stream()
                    .filter(route -> !route.path().equals("/"))
                    .forEach(route -> List.of(
                                    "?after=canary", "?version=canary", "?auditAfter=canary&lang=canary", "/canary")
                            .forEach(odd -> staff.browser().get(route.path() + odd)));
            staff.browser().get("/staff/customers/" + customer + "?auditAfter=canary");
            Routes.posting(shop).stream()
                    .filter(route -> !route.path().contains("sign-"))
                    .forEach(route -> staff.browser()
                            .postOnly(
                                    shop.address().resolve(route.path().replace("W-2222222222", "canary")),
                                    Tokens.form(Tokens.of(staff.browser()), route.parameters().stream(), "canary")));
            var reference = Walk.newcomer(shop).leaveDetails("orders@example.org");
            reference.form("main form button").with("seatsLater", "canary").send();
            raw(shop);
            failingStatement(shop);

            assertThat(log.lines()).noneMatch(line -> line.contains("canary"));
        }
        try (var files = Files.walk(data)) {
            assertThat(files.filter(file -> file.toString().endsWith(".trace.db")))
                    .isEmpty();
        }
    }

    /** A page that fails is told of in the log by its classes and frames. */
    @Test
    void whatFailsIsLoggedWithItsFramesAndWithoutItsMessages(@TempDir Path data) {
        try (var shop = RunningShop.start(data)) {
            log.listen();
            shop.bean(JdbcTemplate.class).execute("alter table shop_order drop column items");
            var guest = Walk.newcomer(shop);

            var failed = guest.leaveDetails("failing-page@example.org")
                    .form("main form button")
                    .send();

            assertThat(failed.status()).isEqualTo(500);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("a page failed"))
                    .anyMatch(line -> line.contains("badsqlgrammar") && line.contains("orderbook.insert"))
                    .noneMatch(line -> line.contains("insert into shop_order"));
        }
    }

    /** What no client library sends. */
    private static void raw(RunningShop shop) throws IOException {
        var requests = Stream.of(
                "CANARY / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0001canary HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /?canary={canary} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/canary\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: canary.example\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\ncan ary: canary\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: canary=\"canary; =canary; ca\u0001nary\r\n\r\n",
                "GET /%2e%2e/canary HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /contact HTTP/1.1\r\nHost: localhost\r\nContent-Length: canary\r\n\r\n",
                "POST /contact HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 18\r\n\r\ncanary=%zzcanary%c");
        for (var request : requests.toList()) {
            try (var socket = new Socket("localhost", shop.address().getPort())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(socket.getInputStream().readNBytes(9))
                        .as(request)
                        .startsWith("HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static void failingStatement(RunningShop shop) {
        assertThatThrownBy(() -> shop.bean(JdbcTemplate.class)
                        .update("update lms_enrolment set course = 'canary' || repeat('x', 300) where 1 = 1 or canary"))
                .isInstanceOf(DataAccessException.class);
    }
}
