package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person does who has no mouse; where the keyboard is, has to be seen each time. */
final class Keyboard {

    private static final int FAR_TOO_MANY = 80;

    private static final String RING = """
            element => {
              const style = getComputedStyle(element), box = element.getBoundingClientRect();
              return style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 1 && box.height > 1
                && box.bottom > 0 && box.top < innerHeight;
            }
            """;

    private Keyboard() {}

    /** On, from where the keyboard is, to the first element that matches. */
    static void tabTo(Person person, String selector) {
        var wanted = person.see(selector + ":focus");
        for (var i = 0; i < FAR_TOO_MANY; i++) {
            tab(person);
            if (wanted.count() > 0) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    static void tab(Person person) {
        person.page().keyboard().press("Tab");
        var focused = person.see(":focus");
        if (focused.count() == 1) {
            focused.evaluate("element => element.dataset.reached = true");
            assertThat(focused.evaluate(RING))
                    .as("seen: " + focused.evaluate("e => e.outerHTML"))
                    .isEqualTo(true);
        }
    }

    /** Into a field of the form, instead of what it held. */
    static void type(Person person, String name, String value) {
        person.page().locator("body").press("Home");
        tabTo(person, "main [name='" + name + "']");
        person.page().keyboard().press("ControlOrMeta+a");
        person.page().keyboard().type(value);
    }

    /** Presses a key that leads to another page. */
    static void enter(Person person, String key) {
        person.arrive(() -> person.page().keyboard().press(key));
    }
}
