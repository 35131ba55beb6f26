package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.examples.webshop.browser.Keyboard.enter;
import static org.chaland.examples.webshop.browser.Keyboard.tabTo;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From one's data to the receipt of their erasure, back, and onto paper. */
@InBrowser
@Tag("ci")
class ErasureFlowTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void withTheKeyboardAloneToTheReceipt(Setting setting, People people) {
        var owner = people.newcomer(setting);
        var email = Customers.account(owner);
        owner.goOnAs(Customers.signedIn(owner, email));
        owner.open("/my-data");

        tabTo(owner, "#to-erase");
        enter(owner, "Enter");
        tabTo(owner, "#giveUp");
        owner.page().keyboard().press("Space");
        tabTo(owner, "#erase");
        enter(owner, "Enter");

        assertThat(owner.path()).isEqualTo("/my-data/receipt");
        assertThat(owner.see("#kept li").count()).isPositive();
        assertThat(owner.page().content()).doesNotContain(email, "Camille");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#each")
    void theBackButtonLeadsToTheReceiptAndPaperShowsAllOfIt(Setting setting, People people) {
        var owner = people.newcomer(setting);
        ErasureStops.plan(owner);
        owner.see("#giveUp").check();
        owner.press("#erase");

        owner.arrive(() -> owner.page().goBack());

        assertThat(owner.path()).isEqualTo("/my-data/receipt");
        owner.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(owner.see("header").isVisible()).isFalse();
        assertThat(owner.see("#erased").isVisible()).isTrue();
        assertThat(owner.see("#kept").isVisible()).isTrue();
        assertThat(owner.see("#accounts").isVisible()).isTrue();
    }
}
