package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.chaland.examples.webshop.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With nothing but a keyboard, and always seeing where one is. */
@InBrowser
class KeyboardTest {

    private static final int FAR_TOO_MANY = 80;

    private static final String CONTROLS = """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(control =>
              control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0 && control.type != 'hidden'
              && (control.type != 'radio' || control.checked)).length
            """;

    private static final String RING = """
            element => {
              const style = getComputedStyle(element), box = element.getBoundingClientRect();
              return style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 1 && box.height > 1
                && box.bottom > 0 && box.top < innerHeight;
            }
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Setting#all")
    void aPurchaseFromTheFirstPageToTheConfirmation(Setting setting, People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(setting);
        guest.open("/");
        tabTo(guest, "button[value=bread]");
        enter(guest, "Enter");
        tabTo(guest, "main a.button[href$=contact]");
        enter(guest, "Enter");
        var details = new LinkedHashMap<>(Walk.details(email));
        var country = details.remove("country");
        details.forEach((name, value) -> {
            guest.page().locator("body").press("Home");
            tabTo(guest, "main [name='" + name + "']");
            guest.page().keyboard().type(value);
        });
        assertThat(guest.value("country")).isEqualTo(country);
        tabTo(guest, Walk.GO_ON);
        enter(guest, "Space");
        assertThat(guest.path()).isEqualTo("/order");
        tabTo(guest, "#now");
        guest.page().keyboard().press("ArrowDown");
        tabTo(guest, "main form button");
        enter(guest, "Enter");

        assertThat(guest.see("main .notice.warning").count()).as("by transfer").isEqualTo(1);
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 0));
    }

    @Test
    void theEnterKeyInAFieldGoesOnAndDoesNotSignIn(People people) {
        var guest = people.newcomer(Setting.ENGLISH_DESKTOP);
        guest.goToContactStep();
        guest.fill(Walk.details(Customers.newAddress()));
        guest.see("#f-email").focus();

        enter(guest, "Enter");

        assertThat(guest.path()).isEqualTo("/order");
    }

    @Test
    void theFirstTabOffersToSkipTheHead(People people) {
        var guest = people.newcomer(Setting.FRENCH_PHONE);
        guest.open("/");

        tab(guest);
        assertThat(guest.see(".skip:focus").count()).isEqualTo(1);
        guest.page().keyboard().press("Enter");

        assertThat(guest.focused()).isEqualTo("main");
        tab(guest);
        assertThat(guest.see("main a:focus, main button:focus").count()).isEqualTo(1);
    }

    /** Nothing that can be pressed is out of reach, and nothing holds the keyboard fast. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("org.chaland.examples.webshop.browser.Stops#all")
    void everythingOnAPageIsReached(Stop stop, People people) {
        var person = people.newcomer(Setting.ENGLISH_DESKTOP);
        stop.way().go(person);
        var controls = ((Number) person.page().evaluate(CONTROLS)).intValue();

        // A page may begin with the focus on its notice; then the keyboard comes to the top of the page after its end.
        for (var i = 0; i < controls + 2; i++) {
            tab(person);
        }

        assertThat(person.see("[data-reached]").count()).isEqualTo(controls);
    }

    private static void tabTo(Person person, String selector) {
        var wanted = person.see(selector + ":focus");
        for (var i = 0; i < FAR_TOO_MANY; i++) {
            tab(person);
            if (wanted.count() > 0) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    private static void tab(Person person) {
        person.page().keyboard().press("Tab");
        var focused = person.see(":focus");
        if (focused.count() == 1) {
            focused.evaluate("element => element.dataset.reached = true");
            assertThat(focused.evaluate(RING))
                    .as("seen: " + focused.evaluate("e => e.outerHTML"))
                    .isEqualTo(true);
        }
    }

    private static void enter(Person person, String key) {
        person.arrive(() -> person.page().keyboard().press(key));
    }
}
