package org.chaland.jpa.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaland.jpa.Database;

/** One node of a {@link GaleraCluster}. When it starts again, it takes from the others what it has missed. */
final class GaleraNode extends InstalledServer {

    /** For clients, for the group, and for the two ways of taking what was missed. */
    static final int PORTS = 4;

    static final String PARAMETERS = "?user=root&allowMultiQueries=true";

    private static final String SERVER = "mariadbd";
    private static final String LIBRARY = "/usr/lib/galera/libgalera_smm.so";

    /**
     * {@code wsrep_sync_wait}: whoever reads or writes on one node sees what was committed on another before. A commit is safe once the other
     * nodes have it, so a node waits for its own disk once a second.
     */
    private static final String SETTINGS = """
            [mysqld]
            user=root
            datadir=%1$s
            socket=%2$s
            pid_file=%2$s.pid
            bind_address=127.0.0.1
            port=%3$d
            max_connections=300
            binlog_format=ROW
            innodb_flush_log_at_trx_commit=2
            innodb_autoinc_lock_mode=2
            wsrep_on=ON
            wsrep_sync_wait=7
            wsrep_provider=%4$s
            wsrep_cluster_name=chaland
            wsrep_cluster_address=gcomm://%5$s
            wsrep_node_address=127.0.0.1:%6$d
            wsrep_provider_options="gmcast.listen_addr=tcp://127.0.0.1:%6$d;ist.recv_addr=127.0.0.1:%7$d"
            wsrep_sst_receive_address=127.0.0.1:%8$d
            wsrep_sst_method=mariabackup
            wsrep_sst_auth=sst:chaland
            """;

    private final Path home;
    private final int port;

    GaleraNode(Path home, List<Integer> ports, String group) throws IOException {
        super(Database.MARIADB, home.resolve("log"));
        this.home = home;
        port = ports.get(0);
        Files.createDirectory(data());
        Files.writeString(
                settings(),
                SETTINGS.formatted(
                        data(),
                        home.resolve("socket"),
                        port,
                        LIBRARY,
                        group,
                        ports.get(1),
                        ports.get(2),
                        ports.get(3)));
    }

    Path data() {
        return home.resolve("data");
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    @Override
    String url(String name) {
        return "jdbc:mariadb://" + host() + "/" + name + PARAMETERS;
    }

    @Override
    void start() throws IOException {
        start(command());
    }

    /** As the first of a new cluster. */
    void startFirst() throws IOException {
        var command = new ArrayList<>(command());
        command.add("--wsrep-new-cluster");
        start(command);
    }

    @Override
    String question() {
        return "show status like 'wsrep_local_state_comment'";
    }

    @Override
    boolean isReady(String answer) {
        return answer.equals("Synced");
    }

    private List<String> command() {
        return List.of(SERVER, "--defaults-file=" + settings());
    }

    private Path settings() {
        return home.resolve("my.cnf");
    }
}
