package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person does who has no mouse; where the keyboard is, has to be seen each time. */
final class Keyboard {

    private static final int FAR_TOO_MANY = 80;

    private static final String CONTROLS = """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(control =>
              control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0 && control.type != 'hidden'
              && (control.type != 'radio' || control.checked)).length
            """;

    /** Marks what has the focus; text of it if that is not to be seen, otherwise none. */
    private static final String REACHED = """
            () => {
              const element = document.activeElement;
              if (!element || element == document.body) {
                return '';
              }
              element.dataset.reached = true;
              const style = getComputedStyle(element), box = element.getBoundingClientRect();
              const seen = style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 1 && box.height > 1
                && box.bottom > 0 && box.top < innerHeight;
              return seen ? '' : element.outerHTML;
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
        assertThat(person.page().evaluate(REACHED))
                .as("in focus and not to be seen")
                .isEqualTo("");
    }

    /** How many controls of the page are not reached from one to the next: nothing is out of reach or holds the keyboard fast. */
    static int missed(Person person) {
        var controls = ((Number) person.page().evaluate(CONTROLS)).intValue();
        // A page may begin with the focus on its notice; then the keyboard comes to the top of the page after its end.
        // A day is four stops: its day, month and year, and the button of its calendar.
        var stops = controls + 3 * person.see("input[type=date]").count() + 2;
        for (var i = 0; i < stops; i++) {
            tab(person);
        }
        return controls - person.see("[data-reached]").count();
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
