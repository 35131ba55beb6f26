package org.chaland.examples.webshop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.chaland.examples.webshop.RunningShop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first day: nobody has bought, nothing has stopped, and each list says so. */
@InBrowser
@Tag("ci")
class EmptyOfficeTest {

    @Test
    void everyListSaysThatItIsEmpty(People people, @TempDir Path data) {
        try (var empty = RunningShop.start(data);
                var there = people.at(empty)) {
            for (var setting : List.of(Setting.ENGLISH_DESKTOP, Setting.FRENCH_PHONE)) {
                var person = there.newcomer(setting);
                var office = Office.of(person);
                for (var list : List.of("customers", "duplicates", "tasks", "orders", "outbox")) {
                    office.open("/staff/" + list);

                    assertThat(person.see("main .empty")).isVisible();
                    assertThat(Inspection.of(person, "staff-empty-" + list))
                            .as(list)
                            .isEmpty();
                }
            }
        }
    }
}
