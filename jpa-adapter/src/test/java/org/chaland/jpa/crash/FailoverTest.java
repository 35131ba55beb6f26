package org.chaland.jpa.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chaland.memory.InMemoryIdentityProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop on several machines sells while one of its database's servers is killed: no payment of which a machine was told is lost,
 * and each buyer has one account. Needs Debian's packages {@code mariadb-server}, {@code galera-4} and {@code mariadb-backup}, and
 * {@code postgresql}.
 */
@Tag("shop")
@Tag("deep")
class FailoverTest {

    private static final String REQUIRED = "CHALAND_REQUIRE_DATABASES";
    private static final int ORDERS = Integer.getInteger("chaland.failover.orders", 300);
    private static final int MACHINES = 3;

    private final Journal journal = new Journal();
    private final InMemoryIdentityProvider provider = BusyShop.provider();

    @TempDir
    private Path directory;

    @Test
    void aNodeOfGaleraIsKilledAndComesBack() throws Exception {
        try (var cluster = started(() -> GaleraCluster.started(directory))) {
            cluster.nodes().get(0).create("shop");
            var lost = cluster.nodes().get(1);

            try (var shop = new Machines(machine -> cluster.url(machine, "shop"))) {
                shop.sellMore();
                lost.kill();
                shop.sellMore();
                lost.start();
                shop.sellMore();
            }

            for (var node : cluster.nodes()) {
                assertKept(node.url("shop"));
            }
        }
    }

    @Test
    void aPrimaryOfPostgresqlIsKilledAndItsStandbyTakesOver() throws Exception {
        var ports = InstalledServer.freePorts(2);
        try (var primary = started(() -> PostgresNode.primary(directory.resolve("primary"), ports.get(0)));
                var standby = PostgresNode.standby(primary, directory.resolve("standby"), ports.get(1))) {
            primary.create("shop");
            var url = "jdbc:postgresql://" + primary.host() + "," + standby.host()
                    + "/shop?user=postgres&targetServerType=primary";

            try (var shop = new Machines(machine -> url)) {
                shop.sellMore();
                primary.kill();
                standby.promote();
                shop.sellMore();
            }

            assertKept(standby.url("shop"));
        }
    }

    private void assertKept(String url) {
        try (var sales = new Sales(url)) {
            assertThat(sales.lost(journal.confirmed())).isEmpty();
            assertThat(sales.findingsAfterUpkeep(provider)).isEmpty();
            System.out.println(url + ": " + sales.paid() + " paid; " + journal);
        }
    }

    private final class Machines implements AutoCloseable {

        private final List<Machine> machines;

        Machines(IntFunction<String> url) {
            machines = IntStream.range(0, MACHINES)
                    .mapToObj(number -> new Machine("machine" + number, url.apply(number), provider, journal))
                    .toList();
        }

        void sellMore() {
            journal.awaitMore(ORDERS);
        }

        @Override
        public void close() {
            machines.forEach(Machine::stop);
            machines.forEach(Machine::close);
        }
    }

    /** On a machine that lacks such a server this is skipped, and says so. */
    private static <S> S started(Callable<S> server) throws Exception {
        try {
            return server.call();
        } catch (IOException missing) {
            if (System.getenv(REQUIRED) != null) {
                throw missing;
            }
            return abort("The server is not installed on this machine: " + missing);
        }
    }
}
