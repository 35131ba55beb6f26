package org.chaland.examples.webshop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of customers, from its upload to its report. */
@InBrowser
@Tag("ci")
class ImportFlowTest {

    private static final int ROWS = 600;
    private static final int CONNECTIONS = 8;

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void theProgressBarGoesOnByItselfUpToTheReport(Setting setting, People people) throws SQLException {
        var person = people.newcomer(setting);
        Office.of(person);

        Office.upload(person, file());
        var held = hold(people.shop().bean(DataSource.class));
        try {
            person.press("a[href*=still]");
            assertThat(done(person)).isLessThan(ROWS);
            assertThat(Inspection.of(person, "staff-import-running")).isEmpty();
            person.press("section a:not([href*=still])");
        } finally {
            release(held);
        }

        isFinishedByItself(person);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void alsoWithoutScript(Setting setting, People people) {
        var person = people.newcomerWithoutScript(setting);
        Office.of(person);

        Office.upload(person, file());

        isFinishedByItself(person);
    }

    @Test
    void rejectedRowsComeAsAFileToBeMendedAndSentAgain(People people) throws IOException {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var office = Office.of(person);
        var email = Customers.newAddress();
        office.open(office.imported(Office.HEADER + "Ada,,Lyon,FR," + email + "\n"));

        var rejected = download(person, "a[download]");
        office.open(office.imported(text(rejected).replace("Ada,,", "Ada,Mended,")));

        assertThat(rejected.suggestedFilename()).isEqualTo("rejected.csv");
        assertThat(person.see(".notice, .empty")).hasText("Every row was imported.");
        assertThat(Kept.of(people.shop(), email).customers()).isEqualTo(1);
    }

    @Test
    void theExportIsAFileAndThePageStays(People people) throws IOException {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        var office = Office.of(person);
        var email = Customers.newAddress();
        office.entered(email);
        office.open("/staff/import");

        var export = download(person, "#export-all");

        assertThat(export.suggestedFilename()).isEqualTo("customers.csv");
        assertThat(text(export)).contains(email);
        assertThat(person.path()).isEqualTo("/staff/import");
    }

    private static void isFinishedByItself(Person person) {
        assertThat(person.see("progress"))
                .hasAttribute("value", String.valueOf(ROWS), new HasAttributeOptions().setTimeout(60_000));
        assertThat(person.see("main .empty")).isVisible();
        assertThat(person.see("a[href*=still]")).hasCount(0);
    }

    private static int done(Person person) {
        return Integer.parseInt(String.valueOf(person.see("progress").getAttribute("value")));
    }

    private static String file() {
        return Office.HEADER
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> "Ada,Progress,Lyon,FR," + Customers.newAddress() + "\n")
                        .collect(Collectors.joining());
    }

    /** All connections of the pool: the import stands still, while the page about it needs none. */
    private static List<Connection> hold(DataSource pool) throws SQLException {
        var held = new ArrayList<Connection>();
        for (var number = 0; number < CONNECTIONS; number++) {
            held.add(pool.getConnection());
        }
        return held;
    }

    private static void release(List<Connection> held) throws SQLException {
        for (var connection : held) {
            connection.close();
        }
    }

    private static Download download(Person person, String selector) {
        return person.page().waitForDownload(() -> person.see(selector).click());
    }

    private static String text(Download download) throws IOException {
        return Files.readString(download.path());
    }
}
