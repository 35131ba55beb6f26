package org.chaland.examples.webshop.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.chaland.examples.webshop.RunningShop;
import org.chaland.examples.webshop.browser.Setting.Device;

/** The people of one test. What went wrong in their browsers, unnoticed by the test, fails it at the end. */
final class People implements AutoCloseable {

    private final Browser browser;
    private final RunningShop shop;
    private final List<Person> present = new ArrayList<>();

    People(Browser browser, RunningShop shop) {
        this.browser = browser;
        this.shop = shop;
    }

    RunningShop shop() {
        return shop;
    }

    /** The same browser, at another shop. */
    People at(RunningShop other) {
        return new People(browser, other);
    }

    /** Somebody whom the shop has never seen, with a browser of their own. */
    Person newcomer(Setting setting) {
        return enter(setting, true);
    }

    /** The same, with scripts switched off. */
    Person newcomerWithoutScript(Setting setting) {
        return enter(setting, false);
    }

    private Person enter(Setting setting, boolean script) {
        var device = setting.device();
        var context = browser.newContext(new NewContextOptions()
                .setBaseURL(shop.address().toString())
                .setLocale(setting.language().locale)
                .setViewportSize(device.width, device.height)
                .setHasTouch(device == Device.PHONE)
                .setIsMobile(device == Device.PHONE)
                .setJavaScriptEnabled(script)
                .setReducedMotion(ReducedMotion.REDUCE));
        var person = new Person(context, shop, setting);
        present.add(person);
        return person;
    }

    @Override
    public void close() {
        var faults = new ArrayList<String>();
        for (var person : present) {
            faults.addAll(person.faults());
            person.leave();
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("The browser complained:\n" + String.join("\n", faults));
        }
    }
}
