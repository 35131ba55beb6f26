package org.chaland.support;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Visit;
import org.chaland.spi.PanelContent;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.SupportItem;
import org.chaland.spi.SupportPanel;
import org.chaland.support.SupportArea.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocks that other modules of the host contribute, in their order. */
final class HostPanels {

    private static final Logger LOG = LoggerFactory.getLogger(HostPanels.class);

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> OWN =
            Set.of(OwnBlocks.TRANSACTIONS, OwnBlocks.PRODUCTS, OwnBlocks.SEATS, OwnBlocks.DOCUMENTS);

    private final List<Registered> panels;

    /** @throws IllegalStateException if an id is not valid or used twice */
    HostPanels(List<SupportPanel> panels) {
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

    /** @param visit without a handle: panels must not get one */
    List<Block<SupportItem>> blocks(Visit visit, CustomerId customer, AreaTexts texts) {
        return panels.stream()
                .flatMap(panel -> block(panel, visit, customer, texts))
                .toList();
    }

    private static Stream<Block<SupportItem>> block(
            Registered panel, Visit visit, CustomerId customer, AreaTexts texts) {
        return ask("panel " + panel.id(), () -> panel.panel().content(visit, customer))
                .map(content -> content.map(shown -> shown(panel, shown)).stream())
                .orElseGet(() -> Stream.of(Block.failed(
                        panel.id(), texts.of("support.panel.title"), List.of(), texts.of("support.panel.failed"))));
    }

    private static Block<SupportItem> shown(Registered panel, PanelContent content) {
        var message = content.items().isEmpty() ? Optional.of(content.emptyMessage()) : Optional.<String>empty();
        return Block.of(panel.id(), content.title(), content.items(), message);
    }

    /**
     * Calls code of the host. Catches every exception, also checked ones that other languages throw undeclared, the errors of a
     * module that is not installed correctly, and a stack overflow. OutOfMemoryError is not caught.
     *
     * @return the answer; empty if the code fails or returns null
     */
    static <T> Optional<T> ask(String part, Supplier<T> question) {
        try {
            return Optional.of(Objects.requireNonNull(question.get()));
        } catch (Exception | LinkageError | StackOverflowError failure) {
            LOG.warn("The support area is shown without {}", part, RedactedCause.of(failure));
            return Optional.empty();
        }
    }

    private record Registered(String id, int order, SupportPanel panel) {}
}
