package org.chaland.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.spi.PanelContent;
import org.chaland.spi.PanelItem;
import org.chaland.spi.SupportPanel;
import org.chaland.spi.SupportVisit;

/** The blocks that other modules contribute, in their order. */
final class Panels {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> OWN =
            Set.of(OwnBlocks.TRANSACTIONS, OwnBlocks.PRODUCTS, OwnBlocks.SEATS, OwnBlocks.DOCUMENTS);

    private final List<Registered> panels;

    /** @throws IllegalStateException if an id is not one, or is taken */
    Panels(List<SupportPanel> panels) {
        var taken = new HashSet<>(OWN);
        var all = new ArrayList<Registered>();
        for (var panel : panels) {
            var id = panel.id();
            if (!ID.matcher(id).matches()) {
                throw new IllegalStateException("A support panel has the id \"" + id
                        + "\": give a lower-case letter, then up to 39 more, digits or hyphens.");
            }
            if (!taken.add(id)) {
                throw new IllegalStateException("Two blocks of the support area have the id " + id
                        + ": register each panel once, and give each an id of its own.");
            }
            all.add(new Registered(id, panel.order(), panel));
        }
        all.sort(Comparator.comparingInt(Registered::order).thenComparing(Registered::id));
        this.panels = List.copyOf(all);
    }

    List<Block<PanelItem>> blocks(SupportVisit visit, AreaTexts texts) {
        return panels.stream().flatMap(panel -> block(panel, visit, texts)).toList();
    }

    private static Stream<Block<PanelItem>> block(Registered panel, SupportVisit visit, AreaTexts texts) {
        return Foreign.ask("panel " + panel.id(), () -> panel.panel().content(visit))
                .map(content -> content.map(shown -> shown(panel, shown)).stream())
                .orElseGet(() -> Stream.of(failed(panel, texts)));
    }

    private static Block<PanelItem> shown(Registered panel, PanelContent content) {
        var message = content.items().isEmpty() ? Optional.of(content.emptyMessage()) : Optional.<String>empty();
        return new Block<>(panel.id(), content.title(), content.items(), message, false, Optional.empty());
    }

    private static Block<PanelItem> failed(Registered panel, AreaTexts texts) {
        return new Block<>(
                panel.id(),
                texts.of("support.panel.title"),
                List.of(),
                Optional.of(texts.of("support.panel.failed")),
                true,
                Optional.empty());
    }

    private record Registered(String id, int order, SupportPanel panel) {}
}
