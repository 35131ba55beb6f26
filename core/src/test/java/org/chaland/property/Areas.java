package org.chaland.property;

import static org.chaland.journey.World.SHOP;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Visit;
import org.chaland.support.SupportArea;

/** People look at their support area: all that they bought, and nothing that others did. */
final class Areas {

    private final Shop shop;

    Areas(Shop shop) {
        this.shop = shop;
    }

    void open(Browser browser) {
        var owner = browser.session.flatMap(shop.model::ownedBy);
        var outcome = shop.world.chaland.support().open(Visit.of(SHOP, browser.visitor()));
        shop.happened.accept("area " + outcome.getClass().getSimpleName());
        Check.same(owner.isPresent(), outcome instanceof SupportArea, "The area opens to its owner");
        if (outcome instanceof SupportArea area) {
            requireOwn(area, owner.orElseThrow());
        }
    }

    private void requireOwn(SupportArea area, CustomerId owner) {
        var bought = bought(owner);
        var shown = shown(area);
        Check.that(bought.containsAll(shown), "The area shows nothing that others bought");
        Check.that(shown.containsAll(bought) || goesOn(area), "The area shows all that its owner bought");
        Check.that(
                shop.details(owner)
                        .get(Field.FAMILY_NAME)
                        .filter(area.name()::contains)
                        .isPresent(),
                "The area names its owner");
    }

    private static boolean goesOn(SupportArea area) {
        return area.transactions().lines().stream()
                .anyMatch(group -> group.more().isPresent());
    }

    private Set<String> bought(CustomerId owner) {
        return shop.model.purchases.entrySet().stream()
                .filter(entry -> entry.getValue().customer().equals(owner))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> shown(SupportArea area) {
        return area.transactions().lines().stream()
                .flatMap(group -> group.lines().stream())
                .map(SupportArea.Line::ref)
                .map(ref -> ref.reference())
                .collect(Collectors.toSet());
    }
}
