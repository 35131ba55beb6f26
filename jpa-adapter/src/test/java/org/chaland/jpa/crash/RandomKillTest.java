package org.chaland.jpa.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On real servers, the JVM of a shop and the server itself are killed in turn while the shop sells, each time once it has said
 * as many lines as a seed decides: no completed purchase is without its tasks, and none has them twice.
 */
@Tag("shop")
@Tag("deep")
class RandomKillTest {

    private static final String REQUIRED = "CHALAND_REQUIRE_DATABASES";
    private static final int ROUNDS = Integer.getInteger("chaland.crash.rounds", 5);
    private static final int FEWEST_LINES = 60;
    private static final int MORE_LINES = 120;
    private static final int LONGEST_SECONDS = 120;

    private final long seed = Long.getLong("chaland.crash.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Queue<String> confirmed = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @Test
    void postgresqlKeepsEachPaidPurchaseWithItsTasksWhoeverIsKilled() throws Exception {
        try (var server = started(() -> new PostgresServer(directory))) {
            assertNothingIsLostOrDoubled(server);
        }
    }

    @Test
    void mariaDbKeepsEachPaidPurchaseWithItsTasksWhoeverIsKilled() throws Exception {
        try (var server = started(MariaDbServer::new)) {
            assertNothingIsLostOrDoubled(server);
        }
    }

    @Test
    void withoutWaitingForTheDiskConfirmedPurchasesAreLostWithTheServer() throws Exception {
        try (var server = started(() -> new PostgresServer(directory))) {
            var url = server.create("shop") + "&options=-c%20synchronous_commit=off";
            killServer(server, url, "hasty", false);

            try (var sales = new Sales(url)) {
                assertThat(sales.findings(confirmed))
                        .as(this::seed)
                        .anyMatch(finding -> finding.startsWith("confirmed and lost"));
            }
        }
    }

    @Test
    void withTasksWrittenAfterTheCommitPaidPurchasesAreWithoutThem() throws Exception {
        try (var server = started(() -> new PostgresServer(directory))) {
            var url = server.create("shop");
            killServer(server, url, "apart", true);

            try (var sales = new Sales(url)) {
                assertThat(sales.findings(confirmed))
                        .as(this::seed)
                        .anyMatch(finding -> finding.endsWith("is COMPLETED with []"));
            }
        }
    }

    private void assertNothingIsLostOrDoubled(KillableServer server) throws Exception {
        var url = server.create("shop");

        for (int round = 1; round <= ROUNDS; round++) {
            killShop(url, "shop-" + round);
            killServer(server, url, "server-" + round, false);
        }

        try (var sales = new Sales(url)) {
            assertThat(sales.findings(confirmed)).as(this::seed).isEmpty();
            System.out.printf(
                    "%s: %d purchases confirmed and %d paid over %d kills, seed %d%n",
                    server, confirmed.size(), sales.paid(), 2 * ROUNDS, seed);
            assertThat(confirmed).isNotEmpty();
            assertThat(sales.findingsAfterUpkeep(BusyShop.provider()))
                    .as(this::seed)
                    .isEmpty();
        }
    }

    /** What it said before it was killed was said, whether anybody had read it by then or not. */
    private void killShop(String url, String name) throws Exception {
        var lines = FEWEST_LINES + random.nextInt(MORE_LINES);
        var said = new ArrayList<String>();
        var shop = shop(url, name);
        try (var output = new BufferedReader(new InputStreamReader(shop.getInputStream()))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    // Killed as a process, it would lose what it said last.
                    shop.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(shop.waitFor()).as(() -> String.join("\n", said)).isEqualTo(Fuse.KILLED);
        said.forEach(this::note);
    }

    /** On the provider that starts sooner; the other one is in this JVM. */
    private static Process shop(String url, String name) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dchaland.test.provider=eclipselink",
                        "-Declipselink.persistencexml=META-INF/none.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyShop.class.getName(),
                        url,
                        name)
                .redirectErrorStream(true)
                .start();
    }

    /** First looks what the last kill has left. */
    private void killServer(KillableServer server, String url, String name, boolean tasksApart) throws Exception {
        try (var sales = new Sales(url)) {
            assertThat(sales.findings(confirmed))
                    .as("%s before %s, seed %d", server, name, seed)
                    .isEmpty();
            var lines = new CountDownLatch(FEWEST_LINES + random.nextInt(MORE_LINES));
            var selling = selling(sales.storage(), lines, name, tasksApart);
            assertThat(lines.await(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as(this::seed)
                    .isTrue();
            server.kill();
            selling.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
            assertThat(selling.isAlive()).as(this::seed).isFalse();
        }
        server.start();
    }

    private Thread selling(Storage storage, CountDownLatch lines, String name, boolean tasksApart) {
        var shop = new BusyShop(
                storage,
                line -> {
                    note(line);
                    lines.countDown();
                },
                tasksApart);
        var selling = new Thread(() -> shop.sell(name));
        selling.start();
        return selling;
    }

    private void note(String line) {
        if (line.startsWith(BusyShop.PAID)) {
            confirmed.add(line.substring(BusyShop.PAID.length()));
        }
    }

    private String seed() {
        return "seed " + seed;
    }

    /** On a machine that lacks such a server this is skipped, and says so. */
    private static KillableServer started(Callable<KillableServer> server) throws Exception {
        try {
            return server.call();
        } catch (Exception | LinkageError failure) {
            if (System.getenv(REQUIRED) != null) {
                throw failure;
            }
            return abort("The server does not start on this machine: " + failure);
        }
    }
}
