package org.chaland.examples.webshop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** As much as is looked at in every build: a page of each kind, and one purchase. */
@InBrowser
class SomePagesTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("firstStops")
    void nothingIsToBeSaidAgainstThePage(Stop stop, Setting setting, People people) {
        var person = people.newcomer(setting);

        stop.way().go(person);

        assertThat(Inspection.of(person, stop.name())).isEmpty();
    }

    @Test
    void aGuestBuysAndEntersTheSupportArea(People people) {
        var email = Customers.newAddress();
        var guest = people.newcomer(Setting.FRENCH_PHONE);

        GuestFlowTest.buyAsGuest(guest, email);
        GuestFlowTest.enterSupportArea(guest, email);

        assertThat(guest.path()).isEqualTo("/lms/support");
        assertThat(Kept.of(people.shop(), email)).isEqualTo(new Kept(1, 1, 1));
    }

    static Stream<Arguments> firstStops() {
        var stops = Stream.of(StaffStops.ALL, ShopStops.ALL, SupportStops.ALL, ContactStops.ALL, LmsStops.ALL)
                .map(List::iterator)
                .map(stop -> stop.next())
                .toList();
        return IntStream.range(0, stops.size())
                .mapToObj(number -> Arguments.of(stops.get(number), Setting.ALL.get(number % Setting.ALL.size())));
    }
}
