package org.chaland.jpa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.Database;
import org.chaland.jpa.TestDatabase;
import org.chaland.model.Account;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults C0 to C8: whenever the JVM is killed, two runs later the buyer has exactly one account, and all was told. */
@Tag("shop")
@Tag("deep")
class CrashTest {

    private static final int LONGEST_SECONDS = 120;
    private static final int ONCE_THE_LEASE_IS_OVER = 5;
    private static final int ONCE_EVERY_PAUSE_IS_OVER = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void whateverMomentItIsKilledAtTheBuyerHasOneAccountTwoRunsLater(CrashPoint point) throws Exception {
        try (var provider = new ProviderDouble(true)) {
            var code = runAndKill(provider, point, false);
            assertThat(code).isEqualTo(point == CrashPoint.NONE ? 0 : Fuse.KILLED);

            recover(provider, false);

            assertThat(findings(provider)).as(point.where().orElse("no crash")).isEmpty();
        }
    }

    @Test
    void withoutAnOutboxAPaidBuyerIsLost() throws Exception {
        try (var provider = new ProviderDouble(true)) {
            assertThat(runAndKill(provider, CrashPoint.C1_PAID_AND_NOTHING_BEGUN, true))
                    .isEqualTo(Fuse.KILLED);

            recover(provider, true);

            assertThat(findings(provider)).contains("accounts: 0", "no link");
        }
    }

    @Test
    void withoutAUniqueKeyABuyerHasTwoAccounts() throws Exception {
        try (var provider = new ProviderDouble(false)) {
            assertThat(runAndKill(provider, CrashPoint.C4_CREATION_UNDER_WAY, false))
                    .isEqualTo(Fuse.KILLED);

            recover(provider, false);

            assertThat(findings(provider)).contains("accounts: 2");
        }
    }

    /** The shop is started anew on what is on the disk; the payment is announced again, as payment providers do. */
    private void recover(ProviderDouble provider, boolean tasksApart) throws Exception {
        CrashingShop.main(arguments(provider, CrashPoint.NONE, ONCE_THE_LEASE_IS_OVER, tasksApart));
        provider.letLateRequestsLand();
        CrashingShop.main(arguments(provider, CrashPoint.NONE, ONCE_EVERY_PAUSE_IS_OVER, tasksApart));
    }

    private List<String> findings(ProviderDouble provider) {
        try (var database = TestDatabase.open(url())) {
            var storage = database.storage();
            var purchase = storage.purchases().find(CrashingShop.ORDER).orElseThrow();
            var customer = storage.customers()
                    .find(CrashingShop.SHOP, purchase.customer())
                    .orElseThrow();
            var account = customer.activeLinkAt(HttpProvider.ISSUER).map(Link::account);
            var subject = account.map(Account::subject).orElse("nobody");
            var tasks = storage.tasks().ofCustomer(CrashingShop.SHOP, customer.id(), 100);
            return new Findings()
                    .expect(purchase.state() == Purchase.State.COMPLETED, "not paid")
                    .expect(
                            provider.accounts().size() == 1,
                            "accounts: " + provider.accounts().size())
                    .expect(account.isPresent(), "no link")
                    .expect(provider.accounts().contains(subject), "linked to what the provider does not know")
                    .expect(provider.heard("invite").contains(subject), "not invited")
                    .expect(provider.heard("grant").contains(subject), "not let in")
                    .expect(provider.heard("mail").size() == 1, "mails: " + provider.heard("mail"))
                    .expect(provider.heard("told").size() == 2, "told: " + provider.heard("told"))
                    .expect(tasks.stream().allMatch(task -> task.state() == Task.State.DONE), "tasks: " + tasks)
                    .toList();
        }
    }

    private int runAndKill(ProviderDouble provider, CrashPoint point, boolean tasksApart)
            throws IOException, InterruptedException {
        TestDatabase.run(url(), ChalandSchema.script(Database.H2));
        var output = directory.resolve("output");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingShop.class.getName()));
        command.addAll(List.of(arguments(provider, point, 0, tasksApart)));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The shop did not end: " + Files.readString(output));
        }
        return process.exitValue();
    }

    private String[] arguments(ProviderDouble provider, CrashPoint point, int minutesLater, boolean tasksApart) {
        return new String[] {
            url(),
            String.valueOf(provider.port()),
            point.name(),
            String.valueOf(minutesLater),
            String.valueOf(tasksApart)
        };
    }

    /** By itself H2 writes half a second after a commit, and a killed shop loses what was paid. */
    private String url() {
        return "jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0";
    }
}
