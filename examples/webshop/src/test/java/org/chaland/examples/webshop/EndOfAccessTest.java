package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The account that the shop had made ends with the trainings, and a new order opens it again (S10). */
class EndOfAccessTest {

    private static final String EMAIL = "until-the-end@example.org";
    private static final Duration TRAINING = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofDays(30);

    private final RunningShop shop;
    private final Walk buyer;

    EndOfAccessTest(@TempDir Path data) {
        shop = RunningShop.start(data);
        buyer = Walk.customer(shop, EMAIL, "en");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void twoWeeksBeforeTheEndAMailSaysWhenItIs() {
        pass(TRAINING.plus(GRACE).minusDays(14));

        assertThat(buyer.mailsTo(EMAIL).get(0).text()).contains("Your account ends on");
        assertThat(signIn().path()).isEqualTo("/support");
    }

    @Test
    void afterItTheLmsLetsNobodyInUntilTheNextOrder() {
        pass(TRAINING.plus(GRACE));
        assertThat(signIn().status()).isEqualTo(422);

        var staff = Staff.of(shop);
        var recorded = staff.browser()
                .get(customer(staff) + "/purchase")
                .form("#record")
                .with("item", "joinery")
                .send();
        staff.confirm(recorded.html().select("a[href*=/staff/orders/W-]").get(0).text());
        shop.upkeep();

        assertThat(signIn().text()).contains("Joinery by hand");
    }

    @Test
    void anAccountThatTheLmsDoesNotLetUsSuspendIsANoticeToStaffThatLeadsToTheCustomer() {
        shop.bean(JdbcTemplate.class).execute("alter table lms_person add constraint fixed check (not suspended)");

        pass(TRAINING.plus(GRACE));
        pass(Duration.ofDays(2));

        var notice = Staff.of(shop)
                .orders()
                .html()
                .select(".notice li:contains(could not be suspended or reactivated in time)");
        assertThat(notice).isNotEmpty();
        assertThat(Staff.of(shop).browser().get(notice.select("a").attr("href")).text())
                .contains(EMAIL);
    }

    private static String customer(Staff staff) {
        return staff.search("laurent")
                .html()
                .select("tbody a[href*=/staff/customers/]")
                .attr("href");
    }

    private void pass(Duration time) {
        shop.clock().advance(time);
        shop.upkeep();
        shop.upkeep();
    }

    private Page signIn() {
        var visitor = Walk.newcomer(shop);
        return visitor.atLms(visitor.browser().get("/support").press("main form button"), EMAIL, Walk.PASSWORD);
    }
}
