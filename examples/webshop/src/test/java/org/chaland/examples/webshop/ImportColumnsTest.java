package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.examples.webshop.ImportTest.finished;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files of other systems: a person confirms what each column is, tries it, and imports it. */
class ImportColumnsTest {

    private static final String OF_A_SHOP =
            "Customer ID;Active (0/1);Titles ID (Mr = 1, Ms = 2, else 0);Email *;Password *;Birthday (yyyy-mm-dd);"
                    + "Last Name *;First Name *;Newsletter (0/1)\n"
                    + "1;1;2;%s@example.org;not-imported;;Example;Ada;0\n";

    private final RunningShop shop = RunningShop.shared();
    private final Staff staff = Staff.of(shop);

    @Test
    void columnsOfAnotherShopAreRecognisedTriedAndImported() {
        var page = upload(OF_A_SHOP.formatted("kolone"), StandardCharsets.UTF_8);

        assertThat(page.path()).startsWith("/staff/import/columns/");
        assertThat(page.value("column3")).isEqualTo("email");
        assertThat(page.value("column6")).isEqualTo("familyName");
        assertThat(page.value("column0")).isEmpty();
        assertThat(page.text())
                .contains("kolone@example.org", "They stay empty")
                .doesNotContain("not-imported");

        var trial = finished(page.press("#try"));
        assertThat(trial.text())
                .contains("Trial of an import: nothing was saved", "Can be imported 1", "Every row can be imported.");
        assertThat(staff.search("kolone").html().select("tbody tr")).isEmpty();

        var again = trial.browser().get(trial.html().select("#confirm").attr("href"));
        var report = finished(again.press("#import-all"));
        assertThat(report.text()).contains("Imported 1", "Every row was imported.");
        assertThat(staff.search("kolone").html().select("tbody tr")).hasSize(1);
        assertThat(again.browser().get(page.path()).status())
                .as("once it is imported")
                .isEqualTo(404);
    }

    @Test
    void emptyColumnsCountriesByNameAndLineBreaksInCellsAreNoMatter() {
        var empty = finished(upload(
                        "email,First name,familyName,city,country,,\nkoltwo@example.org,Ada,Example,Paris,France,,\n"
                                + "kolthree@example.org,Ben,Example,Lyon,FR,,\n",
                        StandardCharsets.UTF_8)
                .press("#import-all"));
        var broken = finished(upload(
                "email,familyName,addressLine1,postalCode,city,country\nkolfour@example.org,Example,\"Beispielweg\n1\",12345,Berlin,DE\n",
                StandardCharsets.UTF_8));

        assertThat(empty.text()).contains("Imported 2");
        assertThat(broken.text()).contains("Imported 1");
        var found = staff.search("kolfour").html().select("tbody a").attr("href");
        assertThat(staff.browser().get(found).text()).contains("Beispielweg 1");
    }

    @Test
    void lettersOfAnUnknownEncodingAreShownUntilAPersonFindsThemRight() {
        var page = upload(
                "Mail;Nom;Ville;Pays\nkolfive@example.org;Łęcki;Łódź;Pologne\n", Charset.forName("windows-1250"));
        assertThat(page.text()).doesNotContain("Łódź");

        var right = page.form("#read").with("encoding", "windows-1250").send();

        assertThat(right.text()).contains("Łódź", "Łęcki");
        assertThat(finished(right.press("#import-all")).text()).contains("Imported 1");
    }

    @Test
    void columnsThatAreLackingOrChosenTwiceAreTold() {
        var page = upload("Mail;Nom;Ville;Pays\nkolsix@example.org;Example;Lyon;FR\n", StandardCharsets.UTF_8);

        var wrong =
                page.form("#try").with("column0", "").with("column3", "city").send();

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors())
                .contains(
                        "Please choose the column that holds: E-mail address",
                        "Please choose one column only for: City");
        assertThat(wrong.value("column3")).isEqualTo("city");
    }

    @Test
    void nobodyElseSeesAnUpload() {
        var page = upload(OF_A_SHOP.formatted("kolseven"), StandardCharsets.UTF_8);

        assertThat(Staff.signIn(shop.browser(), "colleague")
                        .browser()
                        .get(page.path())
                        .status())
                .isEqualTo(404);
    }

    private Page upload(String text, Charset encoding) {
        return staff.browser().get("/staff/import").form("#upload").sendFile("file", text.getBytes(encoding));
    }
}
