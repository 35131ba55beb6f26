package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.stream.Stream;

/** Every page in each of its states. A new page is one more line in a list here, and is looked at with the others. */
final class Stops {

    private Stops() {}

    static Stream<Stop> all() {
        // The back office first, while its lists are short.
        return Stream.of(
                        StaffStops.ALL,
                        ShopStops.ALL,
                        SupportStops.ALL,
                        ErasureStops.ALL,
                        ClaimStops.ALL,
                        ContactStops.ALL,
                        LmsStops.ALL)
                .flatMap(List::stream);
    }
}
