package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInTest {

    /** Never goes on from the contact step here, so that the shop has no record of them. */
    private static final String ALIX = "alix.morel@example.org";

    private static final String SAM = "sam.okoro@example.org";

    private final RunningShop shop = RunningShop.shared();
    private final Walk visit = Walk.newcomer(shop);

    @Test
    void signInIsOfferedAboveTheForm() {
        var page = visit.contactStep();

        assertThat(page.html().select("#contact [name=familyName]")).hasSize(1);
        assertThat(page.html().select("#sign-in " + Walk.SIGN_IN)).hasSize(1);
        assertThat(page.html()
                        .select("button[form=contact], #contact button")
                        .first()
                        .hasAttr("formaction"))
                .as("the Enter key signs in")
                .isFalse();
    }

    @Test
    void whatWasTypedIsOfferedAfterTheWayToTheLmsAndBackAndTakenByOneButton() {
        var lms = visit.contactStep()
                .form(Walk.SIGN_IN)
                .with("organisation", "Rucher du Lac")
                .with("city", "Annecy")
                .with("useBilling", "yes")
                .with("billing.vatId", "FR40303265045")
                .send();
        var form = visit.atLms(lms, ALIX, RunningShop.DEMO_PASSWORD);

        assertThat(form.path()).isEqualTo("/contact");
        assertThat(form.value("organisation"))
                .as("somebody else may have typed it")
                .isEmpty();
        assertThat(form.beside("organisation")).contains("You had typed: Rucher du Lac");
        assertThat(form.value("city")).isEqualTo("Nantes");
        assertThat(form.beside("city")).contains("from your account").contains("You had typed: Annecy");
        assertThat(form.html().select(Walk.SIGN_IN)).isEmpty();

        var taken = form.form("button[value=all]").send();

        assertThat(taken.value("organisation")).isEqualTo("Rucher du Lac");
        assertThat(taken.value("city")).isEqualTo("Annecy");
        assertThat(taken.value("billing.vatId")).isEqualTo("FR40303265045");
        assertThat(taken.html().select("[name=useBilling][checked]")).hasSize(1);
    }

    @Test
    void anOfferedValueIsTakenByAPressOfAButton() {
        var lms = visit.contactStep().form(Walk.SIGN_IN).with("city", "Annecy").send();
        var form = visit.atLms(lms, SAM, RunningShop.DEMO_PASSWORD);

        var taken = form.form("button[value='city=Annecy']")
                .with("phone", "+33 4 00 00 00 00")
                .send();

        assertThat(taken.value("city")).isEqualTo("Annecy");
        assertThat(taken.value("phone")).isEqualTo("+33 4 00 00 00 00");
        assertThat(taken.press(Walk.GO_ON).path()).isEqualTo("/order");
    }

    @Test
    void aWrongPasswordLeadsNowhere() {
        var lms = visit.contactStep().press(Walk.SIGN_IN);

        var refused = visit.atLms(lms, ALIX, "something else");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(visit.contactStep().html().select(Walk.SIGN_IN)).hasSize(1);
    }

    @Test
    void aSessionThatWasPlantedBeforeTheShopSignsInIsLeftBehind() {
        var victim = victim();
        var wayBack = lms(victim).sendWithoutFollowing();
        var attacker = planted();

        visit.browser().get(wayBack);

        assertThat(visit.contactStep().value("email")).isEqualTo(victim);
        assertOpensNothing(attacker);
    }

    @Test
    void aSessionThatWasPlantedBeforeTheLmsSignsInIsLeftBehind() {
        var lms = lms(victim());
        var attacker = planted();

        lms.sendWithoutFollowing();

        assertThat(visit.browser().get("/lms/support").path()).isEqualTo("/lms/support");
        assertOpensNothing(attacker);
    }

    private String victim() {
        var victim = "victim-" + UUID.randomUUID() + "@example.org";
        Walk.customer(shop, victim, "en");
        return victim;
    }

    private Form lms(String email) {
        return visit.contactStep()
                .press(Walk.SIGN_IN)
                .form("main form button")
                .with("email", email)
                .with("password", Walk.PASSWORD);
    }

    /** Somebody who is signed in at the shop and at the LMS, and whose session the visitor's browser has from now on. */
    private Browser planted() {
        var attacker = Walk.customer(shop, "attacker-" + UUID.randomUUID() + "@example.org", "en")
                .browser();
        assertThat(attacker.get("/lms/support").path()).isEqualTo("/lms/support");
        visit.browser().setCookie("JSESSIONID", attacker.cookie("JSESSIONID"));
        return attacker;
    }

    private void assertOpensNothing(Browser attacker) {
        assertThat(visit.browser().cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(attacker.cookie("JSESSIONID"));
        assertThat(attacker.get("/my-data").text()).contains("Please sign in");
        assertThat(attacker.get("/lms/support").path()).isEqualTo("/lms/sign-in");
    }

    @Test
    void signingOutForgetsWhoWasHere() {
        visit.signIn(SAM, RunningShop.DEMO_PASSWORD).press(Walk.GO_ON);

        var home = visit.browser().get("/").press("form[action$=sign-out] button");

        assertThat(home.text()).contains("You’ve signed out");
        assertThat(visit.contactStep().value("email")).isEmpty();
    }
}
