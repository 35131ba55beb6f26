package org.chaland.memory;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chaland.model.Details;

/** How a broken store changes texts. */
final class Texts {

    private Texts() {}

    static Details changed(Details details, UnaryOperator<String> change) {
        return Details.of(details.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.apply(entry.getValue()))));
    }
}
