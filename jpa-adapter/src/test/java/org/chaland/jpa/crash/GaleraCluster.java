package org.chaland.jpa.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.jpa.TestDatabase;

/**
 * Three nodes of MariaDB Galera on this machine, from Debian's packages {@code mariadb-server}, {@code galera-4} and {@code
 * mariadb-backup}. Each takes writes.
 */
public final class GaleraCluster implements AutoCloseable {

    private static final int NODES = 3;
    private static final String USERS = """
            create user sst@localhost identified by 'chaland';
            grant all on *.* to sst@localhost;
            create user if not exists root@'127.0.0.1' identified by '';
            grant all on *.* to root@'127.0.0.1' with grant option
            """;

    private final List<GaleraNode> nodes;

    private GaleraCluster(List<GaleraNode> nodes) {
        this.nodes = nodes;
    }

    /** Starts all, one after the other, each on new data. They end with this JVM. */
    public static GaleraCluster started(Path directory) throws Exception {
        var free = InstalledServer.freePorts(NODES * GaleraNode.PORTS);
        var ports = IntStream.range(0, NODES)
                .mapToObj(number -> free.subList(number * GaleraNode.PORTS, (number + 1) * GaleraNode.PORTS))
                .toList();
        var group = ports.stream().map(own -> "127.0.0.1:" + own.get(1)).collect(Collectors.joining(","));
        var nodes = new ArrayList<GaleraNode>();
        for (var own : ports) {
            nodes.add(new GaleraNode(Files.createDirectory(directory.resolve("node" + nodes.size())), own, group));
        }
        var cluster = new GaleraCluster(List.copyOf(nodes));
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        var first = nodes.get(0);
        InstalledServer.run(
                directory.resolve("install.log"),
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--user=root",
                        "--datadir=" + first.data(),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
        first.startFirst();
        TestDatabase.run(first.url(""), USERS);
        for (var other : nodes.subList(1, NODES)) {
            other.start();
        }
        return cluster;
    }

    List<GaleraNode> nodes() {
        return nodes;
    }

    /** The address of a database on any node, another one for each connection. */
    public String url(String name) {
        return "jdbc:mariadb:loadbalance://" + hosts(0) + "/" + name + GaleraNode.PARAMETERS;
    }

    /** The address of a database on that node, and on the next while it does not answer. */
    String url(int node, String name) {
        return "jdbc:mariadb:sequential://" + hosts(node) + "/" + name + GaleraNode.PARAMETERS;
    }

    private String hosts(int first) {
        return IntStream.range(0, NODES)
                .mapToObj(step -> nodes.get((first + step) % NODES).host())
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        nodes.forEach(GaleraNode::close);
    }
}
