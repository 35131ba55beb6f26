package org.chaland.examples.webshop.browser;

import java.util.List;

/** Files of customers. How an import looks while it goes on, {@link ImportFlowTest} sees. */
final class StaffFileStops {

    static final List<Stop> ALL = List.of(
            new Stop("staff-import", person -> {
                var office = Office.of(person);
                office.imported(Office.HEADER);
                office.open("/staff/import");
            }),
            new Stop("staff-import-wrong-columns", person -> {
                Office.of(person);
                Office.upload(person, "Vorname,Taille,city,Ville,email\nAda,38,Lyon,Lyon,ada@example.org\n");
            }),
            new Stop("staff-import-unreadable", person -> {
                Office.of(person);
                Office.upload(person, Office.HEADER + "Ada,\"Open,Lyon,FR,ada@example.org\n");
            }),
            new Stop("staff-import-report", person -> {
                var office = Office.of(person);
                office.open(office.imported(withProblems(office)));
            }),
            new Stop("staff-import-report-all", person -> {
                var office = Office.of(person);
                office.open(office.imported(withProblems(office)));
                person.press("a[href*='problems=false']");
            }),
            new Stop("staff-import-gone", person -> Office.of(person).open("/staff/import/gone")));

    private StaffFileStops() {}

    /** One row of each kind. */
    private static String withProblems(Office office) {
        var known = Customers.newAddress();
        office.entered(known);
        var repeated = Customers.newAddress();
        return row("Ada", Customers.newAddress())
                + "Ben,,Lyon,FR,nowhere\n"
                + "Cy,Import,Lyon,XX," + Customers.newAddress() + "\n"
                + "Di,Import,Lyon,FR," + known + "\n"
                + "Ed,Import,Lyon,FR," + repeated + "\n"
                + "Ed,Import,Lyon,FR," + repeated + "\n"
                + "Flo,Import,Lyon,FR," + Customers.newAddress() + ",and more\n";
    }

    private static String row(String name, String email) {
        return Office.HEADER + name + ",Import,Lyon,FR," + email + "\n";
    }
}
