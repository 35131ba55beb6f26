package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.BackOffice;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.model.Account;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** S9: whoever teaches in the LMS sees the people of their courses in the shop, and nobody else. */
class TeachingTest {

    private static final String NOA = "noa.lambert@example.org";
    private static final Map<String, String> NOW = Map.of("method", "now");

    private final RunningShop shop = RunningShop.shared();

    @Test
    void aTeacherSeesWhoIsInTheirCourseAndThePersonSeesThatTheyLooked() {
        var pupil = Walk.customer(shop, "pupil@example.org", "en");
        pupil.order(NOW, "beekeeping");
        Walk.customer(shop, "baker@example.org", "en");

        var page = teacher(NOA).get("/teaching");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("pupil@example.org").doesNotContain("baker@example.org", "+33", "Lyon");
        assertThat(pupil.browser().get("/my-data").html().select("#disclosures").text())
                .contains("Trainer", "To train you");
    }

    @Test
    void aParticipantWhoHasASeatIsSeenToo() {
        var buyer = Walk.customer(shop, "buys-hives@example.org", "en");
        buyer.order(Map.of("method", "now", "seatsLater", "true"), "beekeeping");
        var seats = buyer.browser()
                .get("/support")
                .html()
                .select("#seats a[href^=/support/seats/]")
                .attr("href");
        buyer.browser()
                .get(seats)
                .form("#give-button")
                .with("givenName", "Lin")
                .with("familyName", "Hive")
                .with("email", "lin.hive@example.org")
                .send();
        shop.upkeep();

        assertThat(teacher(NOA).get("/teaching").text())
                .contains("Lin Hive", "lin.hive@example.org")
                .doesNotContain("buys-hives@example.org");
    }

    @Test
    void whoLosesTheRoleSeesNobodyAtTheNextLook() {
        shop.addPerson("former.teacher@example.org");
        var database = shop.bean(JdbcTemplate.class);
        database.update("insert into lms_teacher (person, course) values ('former.teacher@example.org', 'joinery')");
        Walk.customer(shop, "joiner@example.org", "en").order(NOW, "joinery");
        var teacher = teacher("former.teacher@example.org");
        assertThat(teacher.get("/teaching").text()).contains("joiner@example.org");

        database.update("delete from lms_teacher where person = 'former.teacher@example.org'");

        assertThat(teacher.get("/teaching").text())
                // With many customers the list is read by pages.
                .containsAnyOf("Nobody is in a course that you teach.", "There is nobody among these customers.")
                .doesNotContain("joiner@example.org");
    }

    @Test
    void whoTeachesNothingSeesNobodyAndNoTeacherSeesThePagesOfTheOffice() {
        var pupil = Walk.customer(shop, "curious@example.org", "en");
        pupil.order(NOW, "beekeeping");

        assertThat(pupil.browser().get("/teaching").text())
                // With many customers the list is read by pages.
                .containsAnyOf("Nobody is in a course that you teach.", "There is nobody among these customers.")
                .doesNotContain("pupil@example.org", "curious@example.org");
        assertThat(shop.browser().get("/teaching").path()).isEqualTo("/support");
        assertThat(teacher(NOA).get("/staff/customers").path()).isEqualTo("/staff/sign-in");
    }

    @Test
    void thePageOfTheCourseInTheLmsLeadsTeachersThere() {
        var teacher = teacher(NOA);
        assertThat(teacher.get("/lms/courses/beekeeping").html().select("#participants"))
                .hasSize(1);
        assertThat(teacher.get("/lms/courses/bread").html().select("#participants"))
                .isEmpty();
        var pupil = Walk.customer(shop, "leads-nowhere@example.org", "en");
        assertThat(pupil.browser().get("/lms/courses/bread").html().select("#participants"))
                .isEmpty();
    }

    /** On a database, by the ways for which the shop has no page. */
    @Test
    void exportAndSearchShowThePeopleOfTheCourseOnly() {
        Walk.customer(shop, "exported.bee@example.org", "en").order(NOW, "beekeeping");
        Walk.customer(shop, "not.exported@example.org", "en");
        var noa = org.chaland.backoffice.Staff.of(shop.bean(ShopId.class), "demo-4", "trainer", Purpose.TRAINING)
                .withAccount(new Account("urn:chaland:demo-lms", "demo-4"));
        var office = shop.bean(Chaland.class).backOffice();

        assertThat(office.export(noa).map(ExportedCustomer::values).map(Object::toString))
                .anyMatch(row -> row.contains("exported.bee@example.org"))
                .noneMatch(row -> row.contains("not.exported@example.org"));
        assertThat(found(office, noa, "exported.bee@example.org")).hasSize(1);
        assertThat(found(office, noa, "not.exported@example.org")).isEmpty();
    }

    private static List<?> found(BackOffice office, org.chaland.backoffice.Staff staff, String words) {
        return office.search(staff, words, Optional.empty())
                .toOptional()
                .orElseThrow()
                .page()
                .items();
    }

    private Browser teacher(String email) {
        var walk = Walk.newcomer(shop, "en");
        walk.signIn(email, RunningShop.DEMO_PASSWORD);
        return walk.browser();
    }
}
