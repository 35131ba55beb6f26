package org.chaland.examples.webshop.browser;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What visitors and buyers see, and what the demo LMS shows them. */
class EveryShopPageTest extends PageInspection {

    static Stream<Arguments> stops() {
        return inTheirSettings(Stream.of(
                ShopStops.ALL, SupportStops.ALL, ErasureStops.ALL, ClaimStops.ALL, ContactStops.ALL, LmsStops.ALL));
    }
}
