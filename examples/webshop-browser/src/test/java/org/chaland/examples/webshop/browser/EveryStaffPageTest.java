package org.chaland.examples.webshop.browser;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What staff see. */
class EveryStaffPageTest extends PageInspection {

    static Stream<Arguments> stops() {
        return inTheirSettings(Stream.of(StaffStops.ALL));
    }
}
