package org.chaland.examples.webshop.browser;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chaland.examples.webshop.Browser;
import org.chaland.examples.webshop.Page;
import org.chaland.examples.webshop.Staff;
import org.chaland.examples.webshop.Walk;

/** The back office as a person sees it who is signed in there; what a page is to show is prepared without a window. */
final class Office {

    static final String HEADER = "givenName,familyName,city,country,email\n";

    private static final int MOST_LOOKS = 2_000;

    private final Person person;
    private final Staff staff;

    private Office(Person person, Staff staff) {
        this.person = person;
        this.staff = staff;
        person.goOnWith(staff.browser().cookies());
    }

    /** Signed in as the first of the two. */
    static Office of(Person person) {
        return of(person, "staff");
    }

    static Office of(Person person, String name) {
        var browser = new Browser(person.shop().address(), person.setting().language().tag);
        return new Office(person, Staff.signIn(browser, name));
    }

    /** The other one of the two, at a browser without a window. */
    static Staff colleague(Person person) {
        return Staff.signIn(person.shop().browser(), "colleague");
    }

    Staff staff() {
        return staff;
    }

    void open(String path) {
        person.open(path);
    }

    /** Somebody new whom staff have entered; their id. */
    String entered() {
        return entered(Customers.newAddress());
    }

    String entered(String email) {
        return Staff.id(staff.enter(email));
    }

    /** Somebody new who has bought as a guest, with that way to pay; their id. */
    String buyer(String method) {
        return buyer(Customers.newAddress(), method);
    }

    String buyer(String email, String method) {
        person.walk().buy(email, method);
        return found(email);
    }

    /** Somebody new who has paid, and whose account cannot be made before a person has acted; their id. */
    String stopped() {
        var email = Customers.newAddress();
        person.shop().addPerson(email);
        person.walk().buy(email, "now");
        return found(email);
    }

    /** The id of the one customer with that address. */
    String found(String email) {
        var link = staff.search(email).html().select("tbody th a").attr("href");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** The address of a customer's page, or of one below it. */
    static String customer(String id, String... below) {
        return "/staff/customers/" + id + (below.length == 0 ? "" : "/" + below[0]);
    }

    /** Sends the form of a page with these values, by that button. */
    static Page send(Staff who, String path, String button, Map<String, String> values) {
        var form = who.browser().get(path).form(button);
        values.forEach(form::with);
        return form.send();
    }

    Page send(String path, String button, Map<String, String> values) {
        return send(staff, path, button, values);
    }

    /** Somebody new with an account that staff have linked; their id. */
    String linked() {
        var id = entered();
        link(id, account());
        return id;
    }

    /** An account that the learning platform has and the shop does not know. */
    String account() {
        var account = Customers.newAddress();
        person.shop().addPerson(account);
        return account;
    }

    void link(String customer, String account) {
        send(
                customer(customer, "link"),
                "#link",
                Map.of("subject", account, "reason", "Called from the number on file"));
    }

    void merge(String from, String into) {
        send("/staff/merge?from=" + from + "&into=" + into, "#merge", Map.of("reason", "Said so on the telephone"));
    }

    /** Imports a file to its end; the address of its report. */
    String imported(String csv) {
        var report = staff.browser()
                .get("/staff/import")
                .form("#upload")
                .sendFile("file", csv.getBytes(StandardCharsets.UTF_8));
        for (var looks = 0; looks < MOST_LOOKS; looks++) {
            if (staff.browser()
                    .get(report.path())
                    .html()
                    .select("a[href*=still]")
                    .isEmpty()) {
                return report.path();
            }
        }
        throw new AssertionError("The import did not end: " + report.text());
    }

    /** Chooses a file on the page, and sends it. */
    static void upload(Person person, String csv) {
        person.open("/staff/import");
        person.see("#file")
                .setInputFiles(new FilePayload("customers.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        person.press("#upload");
    }

    /** All that can be known of a person. */
    static Map<String, String> everything(String email) {
        var details = Walk.details(email);
        details.putAll(Map.of(
                "familyName", "Laurent-Bartholomé de la Villardière",
                "organisation", "Coopérative des ateliers réunis du Vieux-Port",
                "addressLine1", "14 bis, rue des Trois-Frères-Barthélemy",
                "postalCode", "69002",
                "phone", "+33 4 00 00 00 00"));
        details.putAll(Map.of(
                "billing.organisation", "Chambre de métiers et de l’artisanat",
                "billing.department", "Formation",
                "billing.addressLine1", "3 rue du Fil",
                "billing.postalCode", "59000",
                "billing.city", "Lille",
                "billing.country", "FR",
                "billing.email", "billing-" + email));
        return details;
    }
}
