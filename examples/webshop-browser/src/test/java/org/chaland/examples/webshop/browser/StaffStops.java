package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages behind the staff sign-in, and that one itself. */
final class StaffStops {

    private static final List<Stop> DOOR = List.of(
            new Stop("staff-sign-in", person -> person.open("/staff/sign-in")),
            new Stop("staff-sign-in-failed", person -> {
                person.open("/staff/sign-in");
                person.fill(Map.of("username", "staff", "password", "guessed"));
                person.press("main form button");
            }),
            new Stop("staff-error-404", person -> Office.of(person).open(Office.customer("nobody"))),
            new Stop("staff-purpose", person -> Office.of(person).open("/staff/purpose")),
            new Stop("staff-outbox", person -> Office.of(person).open("/staff/outbox")));

    static final List<Stop> ALL = Stream.of(
                    DOOR,
                    StaffSearchStops.ALL,
                    StaffOrderStops.ALL,
                    StaffMergeStops.ALL,
                    StaffCustomerStops.ALL,
                    StaffFormStops.ALL,
                    StaffAccountStops.ALL,
                    StaffErasureStops.ALL,
                    StaffFileStops.ALL)
            .flatMap(List::stream)
            .toList();

    private StaffStops() {}
}
